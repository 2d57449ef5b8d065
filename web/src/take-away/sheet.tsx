import './sheet.css';
import type { ComponentChildren, VNode } from 'preact';

/** What a sign of a legend means. */
export interface LegendItem {
  name: string;
  /** Drawn in a box of 20 by 14. */
  sign: ComponentChildren;
}

/** A chart as a picture that stands alone: what it shows above it, its legend and its basis below. */
export interface Sheet {
  title: string;
  width: number;
  /** The chart as an `svg` element, as wide as the sheet less its margins. */
  chart: VNode;
  chartHeight: number;
  legend: readonly LegendItem[];
  notes: readonly string[];
}

export const MARGIN = 24;
const SIGN_WIDTH = 20;
const GAP = 24;
const LINE = 20;
const HEAD = 40;
const FONT = '13px system-ui, sans-serif';

/** How wide a text is, nearly: enough to put one beside the other. */
function textWidth(text: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 8;
  context.font = FONT;
  return context.measureText(text).width;
}

/** Where each item of the legend stands, line by line. */
function placed(legend: readonly LegendItem[], width: number) {
  let x = 0;
  let line = 0;
  return legend.map((item) => {
    const itemWidth = SIGN_WIDTH + 8 + textWidth(item.name);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      line += 1;
    }
    const place = { item, x, line };
    x += itemWidth + GAP;
    return place;
  });
}

/** Notes in lines that fit; a word that is too long stands out. */
function wrapped(notes: readonly string[], width: number): string[] {
  return notes.flatMap((note) => {
    const lines: string[] = [];
    for (const word of note.split(' ')) {
      const longer = `${lines.at(-1) ?? ''} ${word}`;
      if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

/** The sheet as an `svg` element. */
export function sheetDrawing({ title, width, chart, chartHeight, legend, notes }: Sheet): VNode {
  const inner = width - 2 * MARGIN;
  const items = placed(legend, inner);
  const lines = wrapped(notes, inner);
  const legendTop = MARGIN + HEAD + chartHeight + LINE;
  const notesTop = legendTop + ((items.at(-1)?.line ?? 0) + 1) * LINE + LINE;
  const height = notesTop + lines.length * LINE + MARGIN - LINE / 2;
  return (
    <svg class="sheet" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{title}</title>
      <rect class="sheet__ground" width={width} height={height} />
      <text class="sheet__title" x={MARGIN} y={MARGIN + 16}>
        {title}
      </text>
      <g transform={`translate(${MARGIN} ${MARGIN + HEAD})`}>{chart}</g>
      {items.map(({ item, x, line }) => (
        <g key={item.name} transform={`translate(${MARGIN + x} ${legendTop + line * LINE})`}>
          {item.sign}
          <text x={SIGN_WIDTH + 8} y={12}>
            {item.name}
          </text>
        </g>
      ))}
      {lines.map((line, index) => (
        <text key={line} class="sheet__note" x={MARGIN} y={notesTop + index * LINE}>
          {line}
        </text>
      ))}
    </svg>
  );
}
