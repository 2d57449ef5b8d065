import { signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { announcement } from './announce.ts';
import { Notice } from './components/notice.tsx';
import { isDay } from './day.ts';
import { formatDay } from './format.ts';
import { completeTexts, languages, locale, t } from './messages.ts';
import { problemText } from './problem-words.ts';
import { applied, dayInHand, now, portfolio, setDay } from './state/app.ts';
import { chooseLanguage } from './state/language.ts';
import { openEntry, rememberedOpen } from './state/portfolio-list.ts';
import { formatRoute, linkTo, route } from './state/route.ts';
import { shownScenario } from './state/scenarios.ts';
import { theme, themes } from './state/theme.ts';
import { takeTour } from './tour/seen.ts';
import { type View, views } from './views/index.ts';
import { WhyHost } from './why/host.tsx';

/** The frame around every view: menu, day, plan bar, footer. */
export function App({ starting }: { starting: Promise<void> }) {
  const failure = useSignal<string | null>(null);
  const Late = late.value;
  useEffect(() => {
    starting
      .catch((error: unknown) => {
        failure.value = String(error);
      })
      .then(() => whenIdle(() => void startLate()));
  }, [starting, failure]);

  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link; only the fragment is taken by the route. */}
      <a class="skip-link" href="#main" onClick={skipToMain}>
        {t('app.skip')}
      </a>
      <header class="bar">
        <a class="brand" href="#/calculator" aria-label={t('app.home')}>
          <BrandMark />
          <span class="brand__name">Tierwise</span>
        </a>
        {/* The place of a name that is still to come is held, so that nothing moves. */}
        {(openEntry.value !== undefined || rememberedOpen() !== null) && (
          <div class="bar__portfolio">{Late !== null && <Late.PortfolioControl />}</div>
        )}
        <Menu />
        <div class="bar__tools">
          <DayControl />
          <LanguageControl />
          <ThemeControl />
        </div>
      </header>
      <ScenarioBar />
      <main id="main" tabIndex={-1}>
        {failure.value !== null && <Notice kind="problem">{t('app.engineFailed', { error: failure.value })}</Notice>}
        {Late !== null && <Late.Notices />}
        <CurrentView />
      </main>
      <footer class="footer">
        <p>{t('app.unofficial')}</p>
        <p>{t('app.private')}</p>
        <p class="footer__help">
          <a href={linkTo('how')}>{t('view.how')}</a>
          <button type="button" class="button button--link" onClick={() => void takeTour()}>
            {t('app.tour')}
          </button>
        </p>
      </footer>
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </p>
      <WhyHost />
    </>
  );
}

/** Safari knows no idle time. */
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

/** What can wait until the page is usable: the device's own data, the site's copy on it, and what there is to say of them. */
const late = signal<typeof import('./late/late.ts') | null>(null);

async function startLate(): Promise<void> {
  late.value = await import('./late/late.ts');
  late.value.start();
}

/** The fragment holds the route, so the skip link moves the focus itself. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function BrandMark() {
  return (
    <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" class="brand__ground" />
      <path d="M7 24.5h5M7 19h9M7 13.5h13M7 8h18" class="brand__steps" />
    </svg>
  );
}

const viewOf = (id: string): View => (views.find((view) => view.id === id) ?? views[0]) as View;

function Menu() {
  const { day: shownDay = '', scenario: shownScenario = '' } = route.value.parameters;
  const current = viewOf(route.value.view).id;
  const menu = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(menu.current), [current]);
  return (
    <nav class="menu" aria-label={t('app.menu')} ref={menu}>
      {views
        .filter((view) => !view.hidden)
        .map((view) => (
          <a
            key={view.id}
            class="menu__item"
            href={formatRoute({ view: view.id, parameters: { day: shownDay, scenario: shownScenario } })}
            aria-current={view.id === current ? 'page' : undefined}
          >
            {t(view.label)}
          </a>
        ))}
    </nav>
  );
}

/** On a narrow window the menu is longer than its room: the shown view comes to its middle. */
function showCurrent(menu: HTMLElement | null): void {
  const entry = menu?.querySelector<HTMLElement>('[aria-current]');
  if (menu === null || !entry) return;
  menu.scrollLeft = entry.offsetLeft - menu.offsetLeft - (menu.clientWidth - entry.offsetWidth) / 2;
}

/** The day of the whole page. Alt+T goes back to today from anywhere. */
function DayControl() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyT' || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      setDay(now.peek());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const isToday = dayInHand.value === now.value;
  return (
    <fieldset class="day" aria-label={t('day.label')}>
      <input
        class="input day__input"
        type="date"
        aria-label={t('day.shown')}
        required
        value={dayInHand.value}
        onInput={({ currentTarget }) => {
          if (isDay(currentTarget.value)) setDay(currentTarget.value);
        }}
      />
      <button
        class="button button--quiet"
        type="button"
        aria-keyshortcuts="Alt+T"
        title={t('day.todayHint', { day: formatDay(now.value) })}
        disabled={isToday}
        onClick={() => setDay(now.peek())}
      >
        {t('day.today')}
      </button>
    </fieldset>
  );
}

function ThemeControl() {
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system';
  return (
    <button
      class="button button--quiet button--icon"
      type="button"
      aria-label={t('theme.label', { theme: theme.value })}
      title={t('theme.label', { theme: theme.value })}
      onClick={() => {
        theme.value = next;
      }}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" class="icon">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
        {theme.value === 'system' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />}
        {theme.value === 'dark' && <circle cx="10" cy="10" r="7" fill="currentColor" />}
      </svg>
    </button>
  );
}

/** Each language by its own name. The select lies over the icon, so that it opens as selects do on the device. */
function LanguageControl() {
  const { language } = locale.value;
  return (
    <label class="button button--quiet button--icon language" title={t('language.label')}>
      <svg viewBox="0 0 20 20" aria-hidden="true" class="icon">
        <g fill="none" stroke="currentColor" stroke-width="1.6">
          <circle cx="10" cy="10" r="7" />
          <ellipse cx="10" cy="10" rx="3.2" ry="7" />
          <path d="M3 10h14" />
        </g>
      </svg>
      <select
        class="language__select"
        aria-label={t('language.label')}
        value={language}
        onChange={({ currentTarget }) => chooseLanguage(currentTarget.value)}
      >
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {ownName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** Says when figures are a plan and not the facts, with the way back to them. */
function ScenarioBar() {
  const asked = route.value.parameters.scenario ?? '';
  const shown = shownScenario.value;
  if (asked === '' || portfolio.value === null) return null;
  const { view, parameters } = route.value;
  return (
    <section class="plan-bar" aria-label={t('app.plan.label')}>
      <p>
        {shown === null ? t('app.plan.unknown') : t('app.plan', { name: shown.name })} {leftOutText()}
      </p>
      {shown !== null && view !== 'what-if' && (
        <a
          class="plan-bar__action"
          href={formatRoute({ view: 'what-if', parameters: { day: parameters.day ?? '', scenario: shown.id } })}
        >
          {t('app.plan.open')}
        </a>
      )}
      <a class="plan-bar__action" href={formatRoute({ view, parameters: { ...parameters, scenario: '' } })}>
        {t('app.plan.back')}
      </a>
    </section>
  );
}

function leftOutText(): string {
  const plan = applied.value;
  const [problem] = plan?.problems ?? [];
  if (problem !== undefined) return t('app.plan.useless', { problem: problemText(problem) });
  const count = plan?.value?.problems.size ?? 0;
  return count === 0 ? '' : t('app.plan.left', { count });
}

/** Loads the view of the address, and moves the focus to its heading when the reader went there from another view. */
function CurrentView() {
  const id = useComputed(() => viewOf(route.value.view).id);
  const shown = useSignal<{ id: string; component: ComponentType } | null>(null);
  const failed = useSignal(false);
  const frame = useRef<HTMLDivElement>(null);

  useSignalEffect(() => {
    const view = viewOf(id.value);
    failed.value = false;
    const texts = view === views[0] ? undefined : completeTexts();
    Promise.all([view.load(), texts]).then(
      ([{ default: component }]) => {
        if (id.peek() === view.id) shown.value = { id: view.id, component };
      },
      () => {
        failed.value = true;
      },
    );
  });

  const shownId = shown.value?.id;
  useSignalEffect(() => {
    if (shown.value !== null) document.title = t('app.title', { view: t(viewOf(shown.value.id).label) });
  });
  const focusedId = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shownId === undefined) return;
    if (focusedId.current !== undefined && focusedId.current !== shownId) focusHeading(frame.current);
    focusedId.current = shownId;
  }, [shownId]);

  const Shown = shown.value?.component;
  return (
    <div class="view" data-view={shownId} ref={frame}>
      {failed.value && <Notice kind="problem">{t('app.viewFailed')}</Notice>}
      {Shown !== undefined && <Shown />}
    </div>
  );
}

/** Who is led through the views by the tour stays in its card. */
function focusHeading(frame: HTMLElement | null): void {
  if (document.activeElement?.closest('.tour')) return;
  const heading = frame?.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  scrollTo(0, 0);
}
