// SPDX-License-Identifier: Apache-2.0
import type { GuideCredit, GuideLanguage, GuidePart } from '@harbor/contracts';
import { html, type Html } from './html.js';
import { livedWords } from './lived-words.js';
import type { PublicGuide } from './public-guides.service.js';
import { noticed, type PublicWords, publicWords } from './public-words.js';

interface Asked {
  language: GuideLanguage;
  /** Only the guides of this agency, by its code. */
  agency: string | undefined;
}
const ncmec = '1-800-843-5678';

/** An address of these pages: language and agency and nothing of whoever reads. */
function to(path: string, { language, agency }: Asked): string {
  const query = new URLSearchParams({ language, ...(agency ? { agency } : {}) });
  return `${path}?${query.toString()}`;
}
const other = (language: GuideLanguage): GuideLanguage => (language === 'en' ? 'es' : 'en');
const section = (id: string, heading: string, inside: Html): Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${inside}
  </section>`;
const list = (lines: readonly string[]): Html =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

function frame(words: PublicWords, asked: Asked, path: string, inside: Html): Html {
  const { language } = asked;
  const switched = to(path, { ...asked, language: other(language) });
  return html`<header>
      <a href="${switched}" lang="${other(language)}" hreflang="${other(language)}">${words.otherLanguage}</a>
    </header>
    <main id="main" tabindex="-1">${inside}</main>`;
}

/** The first page: whom to call, what to say, myths and facts, and the guides; undefined where they could not be read. */
export function frontPage(asked: Asked, guides: readonly PublicGuide[] | undefined): Html {
  const words = publicWords[asked.language];
  const { call, careful, keeps } = words;
  const numbers = html`<p>
      <a class="number emergency" href="tel:911"><b>911</b> ${call.emergency}</a>
    </p>
    <p>
      <a class="number" href="tel:${ncmec}"><b>${ncmec}</b> ${call.ncmec}</a>
    </p>
    <p><b>${call.noName}</b> ${call.tongues}</p>`;
  return frame(
    words,
    asked,
    '/public',
    html`<h1>${words.heading}</h1>
      <p>${words.intro}</p>
      ${section('call', call.heading, numbers)} ${section('helper', words.helper.heading, helper(words))}
      ${section('careful', careful.heading, list(careful.lines))} ${section('myths', words.myths.heading, myths(words))}
      ${section('guides', words.guides.heading, guideList(words, asked, guides))}
      ${section(
        'keeps',
        keeps.heading,
        html`${list(keeps.lines)}
          <p><a href="/device-safety">${keeps.safety}</a></p>`,
      )}`,
  );
}

/** Works without a script, and keeps nothing: what is marked shows the words for it, by style alone. */
function helper({ helper: words }: PublicWords): Html {
  const boxes = noticed.map(
    (code) =>
      html`<p>
        <label><input type="checkbox" autocomplete="off" id="n-${code}" /> ${words.notices[code].label}</label>
      </p>`,
  );
  const said = noticed.map((code) => html`<li class="notice ${code}">${words.notices[code].say}</li>`);
  return html`<div class="helper">
    <div role="group" aria-labelledby="noticed">
      <h3 id="noticed">${words.noticed}</h3>
      <p class="quiet">${words.noticedHint}</p>
      ${boxes}
    </div>
    <h3>${words.say}</h3>
    ${list(words.begin)}
    <div role="status">
      <p class="nothing quiet">${words.sayNothing}</p>
      <ul>
        ${said}
      </ul>
    </div>
    ${list(words.end)}
  </div>`;
}

function myths({ myths: { myth, fact, items } }: PublicWords): Html {
  return html`<dl>
    ${items.map(
      (one) =>
        html`<div>
          <dt><b>${myth}:</b> ${one.myth}</dt>
          <dd><b>${fact}:</b> ${one.fact}</dd>
        </div>`,
    )}
  </dl>`;
}

function guideList(words: PublicWords, asked: Asked, guides: readonly PublicGuide[] | undefined): Html {
  if (!guides) return html`<p>${words.guides.away}</p>`;
  if (guides.length === 0) return html`<p>${words.guides.none}</p>`;
  const rows = guides.map(({ id, texts, credits }) => {
    const { title, summary } = texts[asked.language];
    const unread = credits.length === 0 && html`<br /><span class="quiet">${words.guide.unreviewed}</span>`;
    return html`<li><a href="${to(`/public/guides/${id}`, asked)}">${title}</a><br />${summary}${unread}</li>`;
  });
  return html`<ul class="guides">
    ${rows}
  </ul>`;
}

/** One guide; undefined: there is none of that id for the public. */
export function guidePage(asked: Asked, path: string, guide: PublicGuide | undefined): Html {
  const words = publicWords[asked.language];
  const back = html`<p><a href="${to('/public', asked)}">${words.guides.back}</a></p>`;
  if (!guide)
    return frame(
      words,
      asked,
      path,
      html`<h1>${words.guides.gone}</h1>
        ${back}`,
    );
  const { title, summary, parts, grade } = guide.texts[asked.language];
  const day = new Intl.DateTimeFormat(asked.language === 'es' ? 'es-US' : 'en-US', { dateStyle: 'long' }).format(
    guide.publishedAt,
  );
  return frame(
    words,
    asked,
    path,
    html`<h1>${title}</h1>
      <p>${summary}</p>
      ${guide.isReviewDue && html`<p><b>${words.guide.due}</b></p>`} ${parts.map((part) => partOf(words, part))}
      <p class="quiet">
        ${words.guide.published(day)} ${grade === null ? '' : words.guide.grade(String(Math.max(1, Math.round(grade))))}
      </p>
      ${credits(words, asked.language, guide.credits)}${back}`,
  );
}

function partOf({ myths: { myth, fact } }: PublicWords, { kind, heading, lines }: GuidePart): Html {
  if (kind === 'myth_and_fact') {
    return html`<dl>
      <div>
        <dt><b>${myth}:</b> ${heading}</dt>
        ${lines.map((line) => html`<dd><b>${fact}:</b> ${line}</dd>`)}
      </div>
    </dl>`;
  }
  const items = lines.map((line) => html`<li>${line}</li>`);
  const inside =
    kind === 'steps'
      ? html`<ol>
          ${items}
        </ol>`
      : kind === 'list'
        ? html`<ul>
            ${items}
          </ul>`
        : lines.map((line) => html`<p>${line}</p>`);
  return html`${heading !== '' && html`<h2>${heading}</h2>`}${inside}`;
}

function credits({ guide: words }: PublicWords, language: GuideLanguage, all: readonly GuideCredit[]): Html {
  if (all.length === 0) return html`<p><b>${words.unreviewed}</b></p>`;
  const lived: Record<string, string> = livedWords[language];
  const rows = all.map(({ shownAs, experiences, thanks }) => {
    const known = experiences.flatMap((code) => lived[code] ?? []).join(', ');
    return html`<li>
      ${shownAs ?? words.noName}${known !== '' && `; ${words.experiences}: ${known}`}${thanks.includes('paid') && `; ${words.paid}`}
    </li>`;
  });
  return html`<p>${words.reviewed}</p>
    <ul>
      ${rows}
    </ul>`;
}
