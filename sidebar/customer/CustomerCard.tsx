import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { languageOf, textsOf } from '../texts';
import { useSelected } from './useSelected';
import type { Line, View } from './view';

/** The panel of the selected customer: it follows the selection while the page is visible. */
export function CustomerCard(): JSX.Element {
  const { view, error, busy, readAgain } = useSelected();
  const language = view?.language ?? languageOf(navigator.language);
  const texts = textsOf(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <main aria-busy={busy}>
      <div class="bar">
        <button type="button" class="icon" title={texts.refresh} aria-label={texts.refresh} onClick={readAgain} disabled={busy}>
          <span aria-hidden="true" class={busy ? 'turning' : ''}>
            ↻
          </span>
        </button>
      </div>
      {error !== '' && (
        <p role="alert" class="notice error">
          {texts.failed}: {error}
        </p>
      )}
      <div aria-live="polite">{view === undefined ? error === '' && <p class="advice">{texts.loading}</p> : <Content view={view} />}</div>
    </main>
  );
}

function Content({ view }: { view: View }): JSX.Element {
  if (view.kind === 'advice') return <p class="advice">{view.advice}</p>;
  const texts = textsOf(view.language);
  return (
    <article aria-labelledby="name">
      <h1 id="name">{view.name}</h1>
      <p class="about">{view.about}</p>
      {view.notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      <h2 id="tags">{texts.tags}</h2>
      {view.tags.length === 0 ? (
        <p class="about">{texts.noTags}</p>
      ) : (
        <ul class="chips" aria-labelledby="tags">
          {view.tags.map((tag) => (
            <li key={tag.text} class={tag.from}>
              {tag.text}
            </li>
          ))}
        </ul>
      )}
      <h2>{texts.tiers}</h2>
      <Lines lines={view.tiers} />
      <h2>{texts.amounts}</h2>
      <Lines lines={view.amounts} />
    </article>
  );
}

function Lines({ lines }: { lines: readonly Line[] }): JSX.Element {
  return (
    <dl>
      {lines.map((line) => (
        <div key={line.key}>
          <dt>{line.label}</dt>
          <dd>
            {line.text}
            {line.note !== '' && <small>{line.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
