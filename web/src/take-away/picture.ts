/** Charts as pictures that look the same anywhere: no style sheet is needed, and the colours are the light ones. */
import { render } from 'preact';
import { shownFileName } from './about.ts';
import { saveFile } from './save-file.ts';
import { type Sheet, sheetDrawing } from './sheet.tsx';

/** What an element has from its parent unless it says otherwise. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** `color(srgb …)`, which mixed colours compute to, as the `rgb(…)` that every program reads. */
function plainColor(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(value)?.slice(1);
  return parts === undefined ? value : `rgb(${parts.map((part) => Math.round(Number(part) * 255)).join(', ')})`;
}

/** Writes what the style sheets say of each element into the element, where it is not the same as around it. */
function resolveStyles(element: Element, around: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(element);
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value !== around?.getPropertyValue(name)) element.setAttribute(name, plainColor(value));
  }
  if (style.opacity !== '1') element.setAttribute('opacity', style.opacity);
  // Without a style sheet a drawing within a drawing is cut at its edges.
  if (element.localName === 'svg') element.setAttribute('overflow', style.overflow);
  for (const child of element.children) resolveStyles(child, style);
  element.removeAttribute('class');
}

/** Draws a sheet out of sight, in light colours, and takes it off again. */
function drawn(sheet: Sheet): SVGSVGElement {
  const stage = document.createElement('div');
  stage.className = 'visually-hidden';
  stage.style.setProperty('color-scheme', 'light');
  stage.style.setProperty('forced-color-adjust', 'none');
  document.body.append(stage);
  render(sheetDrawing(sheet), stage);
  const drawing = stage.querySelector('svg') as SVGSVGElement;
  resolveStyles(drawing, null);
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  render(null, stage);
  stage.remove();
  return copy;
}

function svgText(drawing: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
}

/** Pixels of a PNG to each of the drawing, for sharp print and screens. */
const SCALE = 2;

async function pngOf(drawing: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width.baseVal.value * SCALE;
  canvas.height = drawing.height.baseVal.value * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)),
      'image/png',
    );
  });
}

/** Hands a chart to the reader as a picture. `what` names the file. */
export async function savePicture(what: string, sheet: Sheet, format: 'svg' | 'png'): Promise<void> {
  const drawing = drawn(sheet);
  const content = format === 'png' ? await pngOf(drawing) : new Blob([svgText(drawing)], { type: 'image/svg+xml' });
  saveFile(shownFileName(what, format), content);
}
