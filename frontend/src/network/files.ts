// The picture as a file: PNG of what is on the screen, SVG of the same.

import { ink } from "./colours";
import { linesOf } from "./labels";
import type { Picture } from "./picture";

/** Gives the reader a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The picture as PNG, on the colour of the page. */
export function png(picture: Picture): Promise<Blob> {
  const layers = picture.layers();
  const whole = document.createElement("canvas");
  whole.width = layers[0]!.width;
  whole.height = layers[0]!.height;
  const context = whole.getContext("2d")!;
  context.fillStyle = ink("--paper");
  context.fillRect(0, 0, whole.width, whole.height);
  for (const layer of layers) context.drawImage(layer, 0, 0);
  return new Promise((done, fail) => whole.toBlob((blob) => (blob ? done(blob) : fail(new Error("PNG"))), "image/png"));
}

/** The picture as SVG, with the names of all actors. */
export function svg(picture: Picture): Blob {
  const { width, height } = picture.box;
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">`];
  picture.graph.forEachEdge((_edge, data, source, target) => {
    const [a, b] = [picture.place(source), picture.place(target)];
    parts.push(`<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" stroke="#9aa3a8" stroke-width="${Number(data.size).toFixed(1)}"/>`);
  });
  picture.graph.forEachNode((node, data) => {
    const at = picture.place(node);
    parts.push(`<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="${at.size.toFixed(1)}" fill="${String(data.color)}"/>`);
    linesOf(String(data.label)).forEach((line, number) => {
      parts.push(`<text x="${at.x.toFixed(1)}" y="${(at.y + at.size + 12 * (1 + number)).toFixed(1)}" text-anchor="middle">${escaped(line)}</text>`);
    });
  });
  return new Blob([...parts, "</svg>"], { type: "image/svg+xml" });
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);
}
