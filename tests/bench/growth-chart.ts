/** Times by amount of work, both logarithmic: a line at 45° is a cost in proportion to the work. */
export interface Curve {
  name: string;
  work: string;
  /** Of what there is more to the right. */
  unit: string;
  points: { at: number; ms: number }[];
  /** An engine that does the least of the work, at the same steps; not drawn. */
  least?: { name: string; points: Curve['points'] };
}

const WIDTH = 420;
const HEIGHT = 420;
const MARGIN = { left: 90, top: 40, right: 170, bottom: 50 };
const LINE_HEIGHT = 14;
const COLOURS = ['#0b6e99', '#b4530a', '#2d7d46', '#8e3a8e', '#a8323e'];

/** One panel for each unit, side by side. */
export function growthChart(curves: Curve[]): string {
  const units = [...new Set(curves.map(({ unit }) => unit))];
  const panelWidth = WIDTH + MARGIN.left + MARGIN.right;
  const panels = units.map((unit, i) =>
    panel(
      curves.filter((curve) => curve.unit === unit),
      i * panelWidth,
    ),
  );
  const height = HEIGHT + MARGIN.top + MARGIN.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${panelWidth * units.length} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${panels.join('\n')}
</svg>
`;
}

function panel(curves: Curve[], left: number): string {
  const points = curves.flatMap((each) => each.points);
  const x = logarithmic(
    points.map(({ at }) => at),
    0,
    WIDTH,
  );
  const y = logarithmic(
    points.map(({ ms }) => ms),
    HEIGHT,
    0,
  );
  const labels = spread(curves.map((curve) => y.place(curve.points.at(-1)?.ms ?? 1)));
  const lines = curves.map((curve, i) =>
    line(curve, COLOURS[i % COLOURS.length] as string, x.place, y.place, labels[i] ?? 0),
  );
  const across = x.ticks.map(
    (tick) =>
      `<path d="M${x.place(tick)} 0V${HEIGHT}" stroke="#ddd"/><text x="${x.place(tick)}" y="${HEIGHT + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
  );
  const up = y.ticks.map(
    (tick) =>
      `<path d="M0 ${y.place(tick)}H${WIDTH}" stroke="#ddd"/><text x="-8" y="${y.place(tick) + 4}" text-anchor="end">${tick} ms</text>`,
  );
  const title = `<text y="-14" font-weight="bold">by ${curves[0]?.unit ?? ''}</text>`;
  return `<g transform="translate(${left + MARGIN.left} ${MARGIN.top})">${title}${across.join('')}${up.join('')}${lines.join('')}</g>`;
}

/** Moves places down until each has a line of text for itself. */
function spread(places: number[]): number[] {
  const spaced = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const i of places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))) {
    spaced[i] = Math.max(places[i] ?? 0, free);
    free = (spaced[i] ?? 0) + LINE_HEIGHT;
  }
  return spaced;
}

function line({ work, points }: Curve, colour: string, x: Place, y: Place, labelAt: number): string {
  const path = points.map(({ at, ms }, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(ms).toFixed(1)}`).join('');
  const dots = points.map(({ at, ms }) => `<circle cx="${x(at).toFixed(1)}" cy="${y(ms).toFixed(1)}" r="3"/>`);
  const last = points.at(-1);
  const label = last && `<text x="${x(last.at) + 8}" y="${labelAt + 4}">${work}</text>`;
  return `<g fill="${colour}"><path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label ?? ''}</g>`;
}

type Place = (value: number) => number;

/** From the power of ten below the least value to the one above the greatest. */
function logarithmic(values: number[], from: number, to: number): { place: Place; ticks: number[] } {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    place: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, i) => Number(`1e${low + i}`)),
  };
}
