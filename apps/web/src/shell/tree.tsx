// SPDX-License-Identifier: Apache-2.0
import { createRootRoute, createRoute, Outlet, type ParsedLocation, redirect } from '@tanstack/react-router';
import { Refused } from '../api/problem.js';
import { speak } from '../language/language.js';
import { AloneFrame } from './AloneFrame.js';
import { Frame } from './Frame.js';
import { PublicFrame } from './PublicFrame.js';
import { queries } from './queries.js';
import { homeOf, type Me, me, togetherPage } from './session.js';
import { NothingHere, PageFailed } from './page-states.js';
import { Unsent } from './Unsent.js';
import { Waiting } from '../design/states.js';

function Root() {
  return (
    <>
      <Outlet />
      <Unsent />
    </>
  );
}
export const root = createRootRoute({ component: Root, notFoundComponent: NothingHere });

/** Pages for whoever has not signed in. */
export const outside = createRoute({ getParentRoute: () => root, id: 'out', component: PublicFrame, errorComponent: PageFailed });

/** With a youth before the screen every other page leads back to theirs. The server refuses what is asked elsewhere. */
function keepTogether({ togetherWith }: Me, { pathname }: ParsedLocation): void {
  if (!togetherWith || pathname === togetherPage(togetherWith)) return;
  throw redirect({ to: togetherPage(togetherWith) as '/', replace: true });
}

function EitherFrame() {
  const mine = queries.getQueryData(me.queryKey);
  if (!mine) return <PublicFrame />;
  return mine.togetherWith ? <AloneFrame /> : <Frame />;
}

/** Pages for everybody: in the frame of whoever has signed in, else in the public one. */
export const either = createRoute({
  getParentRoute: () => root,
  id: 'either',
  component: EitherFrame,
  errorComponent: PageFailed,
  beforeLoad: async () => {
    // Whatever the answer is, these pages are shown: they say what to do in danger.
    const mine = await queries.ensureQueryData(me).catch(() => undefined);
    if (mine) await speak(mine.language === 'es' ? 'es' : 'en');
  },
});

/** Help and the numbers stand on this page as on every other. */
export const nowhere = createRoute({
  getParentRoute: () => either,
  path: '$',
  component: NothingHere,
  beforeLoad: ({ location }) => {
    const mine = queries.getQueryData(me.queryKey);
    if (mine) keepTogether(mine, location);
  },
});

const signedIn = {
  errorComponent: PageFailed,
  pendingComponent: Waiting,
  beforeLoad: async ({ location }: { location: ParsedLocation }) => {
    try {
      const mine = await queries.ensureQueryData(me);
      await speak(mine.language === 'es' ? 'es' : 'en');
      keepTogether(mine, location);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href }, replace: true });
      }
      throw error;
    }
  },
};

/** Pages for whoever has. */
export const inside = createRoute({ getParentRoute: () => root, id: 'in', component: Frame, ...signedIn });

/** Pages that a youth looks at beside their worker: nothing around them leads anywhere. */
export const alone = createRoute({ getParentRoute: () => root, id: 'alone', component: AloneFrame, ...signedIn });

/** The front page is the first page of whoever signed in. */
export const front = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    const { role } = await queries.ensureQueryData(me);
    throw redirect({ to: homeOf(role) as string, replace: true });
  },
});
