/* <headroom-sparkline>: past as a line, forecast dashed with its band, one stroke at now. No axes, no interaction. */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const HEIGHT = 40;
  const WIDTH = 300;

  class HeadroomSparkline extends HTMLElement {
    #spec = null;

    connectedCallback() {
      if (Object.hasOwn(this, 'spec')) {
        const early = this.spec;
        delete this.spec;
        this.spec = early;
      }
    }

    set spec(spec) {
      this.#spec = spec;
      this.replaceChildren(this.#picture());
    }

    get spec() {
      return this.#spec;
    }

    #picture() {
      const { past, ahead, low, high, summary } = this.#spec;
      const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': summary });
      const count = past.length + ahead.length;
      const top = Math.max(...past, ...high, 1e-9) * 1.08;
      const x = (i) => (count > 1 ? (i / (count - 1)) * WIDTH : 0);
      const y = (v) => HEIGHT - 2 - (v / top) * (HEIGHT - 6);
      const now = past.length - 1;
      if (ahead.length) {
        const upper = high.map((v, i) => `${x(now + 1 + i)},${y(v)}`);
        const lower = low.map((v, i) => `${x(now + 1 + i)},${y(v)}`).reverse();
        svg.append(shape('polygon', { points: [...upper, ...lower].join(' '), class: 'band' }));
        const joined = past.length && past[now] !== null ? [past[now], ...ahead] : [null, ...ahead];
        svg.append(shape('path', { d: path(joined, (i) => x(now + i), y), class: 'ahead' }));
      }
      svg.append(shape('path', { d: path(past, x, y), class: 'past' }));
      svg.append(shape('line', { x1: x(now), x2: x(now), y1: 0, y2: HEIGHT, class: 'now' }));
      return svg;
    }
  }

  /** Unknown values lift the pen. */
  function path(values, x, y) {
    let down = false;
    return values.map((v, i) => {
      if (v === null) {
        down = false;
        return '';
      }
      const command = down ? 'L' : 'M';
      down = true;
      return `${command}${x(i).toFixed(1)} ${y(v).toFixed(1)}`;
    }).join('');
  }

  function shape(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  }

  if (!customElements.get('headroom-sparkline')) customElements.define('headroom-sparkline', HeadroomSparkline);
})();
