import './import.css';
import { useLayoutEffect } from 'preact/hooks';
import { Notice } from '../../components/notice.tsx';
import { t } from '../../messages.ts';
import { ByClient } from './by-client.tsx';
import { Columns, UnknownColumns } from './columns.tsx';
import { Assumed, Rejected } from './findings.tsx';
import { Outcome } from './outcome.tsx';
import { Questions } from './questions.tsx';
import { OpenNow, RefusedFile, Start } from './start.tsx';
import { answers, reading, source } from './state.ts';
import { takeFile, takeText } from './take.ts';
import { findingValues } from './words.ts';

/** Brings the client list that the owner exports, or a portfolio file, or the sample, into the page. */
export default function Import() {
  useLayoutEffect(takeWhatIsDropped, []);
  useLayoutEffect(takeWhatIsPasted, []);
  return (
    <>
      <h1>{t('import.title')}</h1>
      <RefusedFile />
      {source.value === null ? <Start /> : <Review />}
    </>
  );
}

/** A file may be dropped anywhere on the view; without this the browser would leave the page for it. */
function takeWhatIsDropped(): () => void {
  const allow = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void takeFile(file);
  };
  addEventListener('dragover', allow);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', allow);
    removeEventListener('drop', drop);
  };
}

/** Rows copied from a spreadsheet may be pasted anywhere but into a field. */
function takeWhatIsPasted(): () => void {
  const paste = (event: ClipboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isTyping && text.includes('\n')) takeText(text);
  };
  addEventListener('paste', paste);
  return () => removeEventListener('paste', paste);
}

function Review() {
  const read = reading.value;
  if (read === null) return null;
  if ('error' in read) {
    const { id, params, headers } = read.error;
    return (
      <>
        <Notice kind="problem">{t(`import.error.${id}`, findingValues(params))}</Notice>
        {headers.length > 1 && <UnknownColumns headers={headers} />}
        <Start />
      </>
    );
  }
  const { list } = read;
  return (
    <div class="import">
      <div class="import__main">
        <Questions key={source.value?.name} list={list} answers={answers.value} />
        <Rejected list={list} />
        <Assumed list={list} />
        <ByClient list={list} />
        <Columns list={list} />
      </div>
      <div class="import__side">
        <Outcome list={list} />
        <OpenNow />
      </div>
    </div>
  );
}
