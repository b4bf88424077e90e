// Names on the picture: below their nodes, on two short lines, with a rim in the page's colour.

import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { ink } from "./colours";

const LINE = 20; // characters of a line

/** A name on one or two lines; what does not fit gives way to an ellipsis. */
export function linesOf(name: string): string[] {
  if (name.length <= LINE) return [name];
  const cut = name.lastIndexOf(" ", LINE);
  if (cut <= 0) return [`${name.slice(0, LINE - 1)}…`];
  const rest = name.slice(cut + 1);
  return [name.slice(0, cut), rest.length <= LINE ? rest : `${rest.slice(0, LINE - 1).trimEnd()}…`];
}

/** Writes the name of a node below it. */
export const drawLabel: NodeLabelDrawingFunction = (context, data, settings) => {
  if (!data.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ink("--paper");
  context.fillStyle = ink("--ink");
  linesOf(data.label).forEach((line, number) => {
    const y = data.y + data.size + settings.labelSize * (1 + 1.1 * number) + 1;
    context.strokeText(line, data.x, y);
    context.fillText(line, data.x, y);
  });
  context.textAlign = "start";
};

/** The whole name of the actor under the pointer, on a plate of the page's colour. */
export const drawHover: NodeHoverDrawingFunction = (context, data, settings) => {
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const words = data.label ?? "";
  context.fillStyle = ink("--panel");
  context.fillRect(data.x - 2, data.y - settings.labelSize, context.measureText(words).width + data.size + 12, settings.labelSize * 2);
  for (const [size, colour] of [[data.size + 2, ink("--ink")], [data.size, data.color]] as const) {
    context.beginPath();
    context.arc(data.x, data.y, size, 0, Math.PI * 2);
    context.fillStyle = colour;
    context.fill();
  }
  context.fillStyle = ink("--ink");
  context.fillText(words, data.x + data.size + 5, data.y + settings.labelSize / 3);
};
