// How candles look: uPlot keeps scales, axes and the cursor; the bars are drawn here.
import { cut } from "./decimal.js";

const GAP = 0.28;
const NARROWEST = 12;

/** A plot in `room` that moves on with new bars while its last one is in sight. */
export function plotOf(uPlot, room, { step, digits, seen, onhover }, data) {
  const colour = palette(room);
  const width = seen * (step / 1000);
  const options = {
    width: room.clientWidth,
    height: room.clientHeight,
    padding: [10, 0, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: true },
    legend: { show: false },
    scales: {
      x: { time: true, range: (_, min, max) => [min, max] },
      y: { range: (_, min, max) => padded(min, max) },
      v: { range: (_, __, max) => [0, Math.max(max, 1e-9) * 5] },
    },
    series: [{}, hidden("y"), hidden("y"), hidden("y"), hidden("y"), hidden("v")],
    axes: [
      {
        stroke: colour.faint, grid: { stroke: colour.line, width: 1 }, ticks: { show: false }, size: 26, font: colour.font,
        space: 70, values: (plot, splits) => splits.map((at, i) => isCut(plot, at) ? "" : timeOf(at, splits[i - 1], step)),
      },
      {
        scale: "y", side: 1, stroke: colour.faint, grid: { stroke: colour.line, width: 1 }, ticks: { show: false },
        size: 64, font: colour.font, values: (_, splits) => splits.map((value) => value.toFixed(digits)),
      },
    ],
    hooks: {
      draw: [(plot) => drawBars(plot, step, colour, digits)],
      setCursor: [(plot) => onhover(plot.cursor.idx)],
      ready: [(plot) => steer(plot, step)],
    },
  };
  const last = data[0].at(-1) + step / 1000;
  const plot = new uPlot(options, data, room);
  plot.setScale("x", { min: last - width, max: last + width * 0.02 });
  plot.keepUp = (fresh) => keepUp(plot, fresh, step);
  return plot;
}

const HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const SECOND = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** A label at the very edge would be cut. */
const isCut = (plot, at) => plot.valToPos(at, "x") < 18;

/** The day where it begins, else the time, as fine as the bars are. */
function timeOf(at, before, step) {
  const now = new Date(at * 1000);
  const isNewDay = before !== undefined && new Date(before * 1000).toDateString() !== now.toDateString();
  if (step >= 86400000 || isNewDay) return DAY.format(now);
  return (step < 60000 ? SECOND : HOUR).format(now);
}

function keepUp(plot, data, step) {
  const before = plot.data[0].at(-1);
  const { min, max } = plot.scales.x;
  const isAtEnd = max >= before;
  const by = isAtEnd ? data[0].at(-1) - before : 0;
  plot.batch(() => {
    plot.setData(data, false);
    plot.setScale("x", { min: min + by, max: max + by });
  });
}

const hidden = (scale) => ({ scale, paths: () => null, points: { show: false } });

function padded(min, max) {
  if (min === null || max === null) return [0, 1];
  const room = (max - min) * 0.08 || Math.abs(max) * 0.002 || 1;
  return [min - room * 2.2, max + room];
}

function palette(room) {
  const style = getComputedStyle(room);
  const of = (name) => style.getPropertyValue("--" + name).trim();
  return {
    up: of("buy"), down: of("sell"), upBar: of("buy-bar"), downBar: of("sell-bar"), line: of("line"),
    faint: of("faint"), onFill: of("on-fill"), font: `11px ${style.fontFamily}`,
  };
}

function drawBars(plot, step, colour, digits) {
  const { ctx, data, bbox } = plot;
  const ratio = devicePixelRatio;
  const [x, open, high, low, close, volume] = data;
  const slot = Math.abs(plot.valToPos(step / 1000, "x", true) - plot.valToPos(0, "x", true));
  const body = Math.max(1, Math.round(slot * (1 - GAP)));
  const wick = Math.max(1, Math.round(ratio));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (let i = 0; i < x.length; i++) {
    const middle = plot.valToPos(x[i] + step / 2000, "x", true);
    if (middle < bbox.left - slot || middle > bbox.left + bbox.width + slot) continue;
    const y = (value) => Math.round(plot.valToPos(value, "y", true));
    const isUp = close[i] >= open[i];
    const left = Math.round(middle - body / 2);
    if (volume[i] > 0) {
      const top = Math.round(plot.valToPos(volume[i], "v", true));
      ctx.fillStyle = isUp ? colour.upBar : colour.downBar;
      ctx.fillRect(left, top, body, bbox.top + bbox.height - top);
    }
    ctx.fillStyle = volume[i] === 0 ? colour.faint : isUp ? colour.up : colour.down;
    ctx.fillRect(Math.round(middle - wick / 2), y(high[i]), wick, Math.max(1, y(low[i]) - y(high[i])));
    const top = Math.min(y(open[i]), y(close[i]));
    ctx.fillRect(left, top, body, Math.max(wick, Math.abs(y(open[i]) - y(close[i]))));
  }
  ctx.restore();
  drawLast(plot, close.at(-1), close.at(-1) >= open.at(-1) ? colour.up : colour.down, colour, digits);
}

/** The last price as a line, with its label on the axis. */
function drawLast(plot, value, fill, colour, digits) {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const y = Math.round(plot.valToPos(value, "y", true));
  if (y < bbox.top || y > bbox.top + bbox.height) return;
  ctx.save();
  ctx.strokeStyle = fill;
  ctx.lineWidth = ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y + 0.5);
  ctx.lineTo(bbox.left + bbox.width, y + 0.5);
  ctx.stroke();
  ctx.fillStyle = fill;
  ctx.fillRect(bbox.left + bbox.width, y - 9 * ratio, 62 * ratio, 18 * ratio);
  ctx.fillStyle = colour.onFill;
  ctx.font = `600 ${11 * ratio}px ${colour.font.slice(5)}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(cut(value, digits), bbox.left + bbox.width + 8 * ratio, y + ratio);
  ctx.restore();
}

/** The wheel looks closer and farther, dragging looks back. */
function steer(plot, step) {
  plot.over.addEventListener("wheel", (event) => {
    event.preventDefault();
    const { min, max } = plot.scales.x;
    const at = plot.posToVal(event.offsetX, "x");
    const by = event.deltaY < 0 ? 0.85 : 1 / 0.85;
    const narrowest = (NARROWEST * step) / 1000;
    if ((max - min) * by < narrowest) return;
    plot.setScale("x", { min: at - (at - min) * by, max: at + (max - at) * by });
  }, { passive: false });
  plot.over.addEventListener("pointerdown", (event) => {
    const { min, max } = plot.scales.x;
    const perPixel = (max - min) / plot.over.clientWidth;
    const move = (now) => {
      const by = (now.clientX - event.clientX) * perPixel;
      plot.setScale("x", { min: min - by, max: max - by });
    };
    plot.over.setPointerCapture(event.pointerId);
    plot.over.addEventListener("pointermove", move);
    plot.over.addEventListener("lostpointercapture", () => plot.over.removeEventListener("pointermove", move), { once: true });
  });
}
