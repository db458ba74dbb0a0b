// The API's stroke: points, copied in and out.

/** @typedef {{x: number, y: number, t?: number}} HandwritingPoint `t` in milliseconds since any one moment */

/** @param {unknown} value */
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

export class HandwritingStroke {
  /** @type {HandwritingPoint[]} */ #points = [];

  /** Throws a `TypeError` for what is no point. @param {HandwritingPoint} point */
  addPoint(point) {
    for (const name of /** @type {const} */ (['x', 'y'])) {
      if (!isNumber(point?.[name])) throw new TypeError(`A point's ${name} is a finite number`);
    }
    if (point.t !== undefined && !isNumber(point.t)) throw new TypeError("A point's t is a finite number, if there is one");
    this.#points.push(copyOf(point));
  }

  getPoints() {
    return this.#points.map(copyOf);
  }

  clear() {
    this.#points = [];
  }

  get [Symbol.toStringTag]() {
    return 'HandwritingStroke';
  }
}

/** @param {HandwritingPoint} point @returns {HandwritingPoint} without a `t` where there is none */
const copyOf = ({x, y, t}) => (t === undefined ? {x, y} : {x, y, t});
