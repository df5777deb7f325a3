// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Button, Container, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIdleTimer } from 'react-idle-timer';
import { setDoorkeeper } from '../api/client.js';
import { sessionSignOut } from '../api/generated/sdk.gen.js';
import { SignInForm } from '../sign-in/SignInForm.js';
import { StepUpForm } from '../sign-in/StepUpForm.js';
import classes from './Frame.module.css';
import { queries } from './queries.js';
import { me, useMe } from './session.js';

const warnedMs = 120_000;
type Answer = (isProved: boolean) => void;
type Asked = { what: 'proof' | 'sign-in'; answers: Answer[] } | undefined;

/**
 * Guards the session while a page is open: asks for a fresh second factor where an act needs one, covers everything
 * when nobody has moved for a while or the session ended elsewhere, and goes on where one was after signing in again.
 * What was typed stays on the page underneath.
 */
export default function Door() {
  const { idleMinutes, userId } = useMe();
  const [asked, setAsked] = useState<Asked>();
  const [isWarned, setWarned] = useState(false);

  useEffect(() => {
    const ask = (what: 'proof' | 'sign-in') =>
      new Promise<boolean>((answer) =>
        setAsked((before) =>
          before?.what === what
            ? { what, answers: [...before.answers, answer] }
            : { what, answers: [...(before?.answers ?? []), answer] },
        ),
      );
    setDoorkeeper({ prove: () => ask('proof'), signInAgain: () => ask('sign-in') });
    return () => setDoorkeeper(undefined);
  }, []);

  const lock = () => {
    setWarned(false);
    void sessionSignOut().catch(() => undefined);
    setAsked((before) => ({ what: 'sign-in', answers: before?.answers ?? [] }));
  };
  const idle = useIdleTimer({
    timeout: idleMinutes * 60_000 - 15_000,
    promptBeforeIdle: warnedMs,
    onPrompt: () => setWarned(true),
    onActive: () => setWarned(false),
    onIdle: lock,
    throttle: 500,
    disabled: asked?.what === 'sign-in',
  });

  const done = (isProved: boolean) => {
    asked?.answers.forEach((answer) => answer(isProved));
    setAsked(undefined);
    idle.reset();
  };
  const signedIn = async () => {
    const before = userId;
    const now = await queries.fetchQuery({ ...me, staleTime: 0 });
    // Somebody else: nothing of what is underneath is for them.
    if (now.userId === before) done(true);
    else location.replace('/');
  };

  if (asked?.what === 'sign-in') return <Lock onSignedIn={() => void signedIn()} />;
  return (
    <>
      <Proof isAsked={asked?.what === 'proof'} done={done} />
      <Warning isShown={isWarned} stay={() => idle.activate()} />
    </>
  );
}

function Lock({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation();
  const { agencyCode, signInName } = useMe();
  useEffect(() => {
    const under = [...document.querySelectorAll<HTMLElement>('main, header, nav')];
    for (const part of under) part.inert = true;
    return () => under.forEach((part) => (part.inert = false));
  }, []);
  return (
    <div className={classes.lock} role="dialog" aria-modal="true" aria-labelledby="lock-title">
      <Container size="xs" py="xl">
        <Stack>
          <Title order={1} size="h2" id="lock-title">
            {t('lock.title')}
          </Title>
          <Text>{t('lock.text')}</Text>
          <SignInForm known={{ agencyCode, signInName }} onSignedIn={onSignedIn} />
        </Stack>
      </Container>
    </div>
  );
}

function Proof({ isAsked, done }: { isAsked: boolean; done: Answer }) {
  const { t } = useTranslation();
  return (
    <Modal opened={isAsked} onClose={() => done(false)} title={t('proof.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text>{t('proof.text')}</Text>
        <StepUpForm onProved={() => done(true)} onLeft={() => done(false)} />
      </Stack>
    </Modal>
  );
}

/** Two minutes before: any key or touch goes on. */
function Warning({ isShown, stay }: { isShown: boolean; stay: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isShown}
      onClose={stay}
      title={t('idle.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      role="alertdialog"
    >
      <Stack>
        <Text>{t('idle.text')}</Text>
        <Group>
          <Button onClick={stay}>{t('idle.stay')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
