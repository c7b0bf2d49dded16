/* <headroom-chart>: one time chart. The server sets `spec`; a drag over the chart sends `range-selected`. */
(() => {
  const SHORTEST_DRAG_PX = 6;
  const GROUP = 'headroom';

  class HeadroomChart extends HTMLElement {
    #spec = null;
    #chart = null;
    #hidden = new Set();
    #drag = null;
    #cleanup = [];

    connectedCallback() {
      if (Object.hasOwn(this, 'spec')) {
        const early = this.spec;
        delete this.spec;
        this.#spec = early;
      }
      this.#build();
      this.#observe();
      this.#draw();
    }

    disconnectedCallback() {
      this.#cleanup.forEach((undo) => undo());
      this.#cleanup = [];
      this.#chart?.dispose();
      this.#chart = null;
      this.replaceChildren();
    }

    get spec() {
      return this.#spec;
    }

    set spec(spec) {
      this.#spec = spec;
      this.#draw();
    }

    #build() {
      this.legend = element('div', 'hr-legend');
      this.plot = element('div', 'hr-plot');
      this.selection = element('div', 'hr-selection');
      this.plot.append(element('div', 'hr-canvas'), this.selection);
      this.table = element('div', 'hr-chart-table');
      this.table.hidden = true;
      this.table.tabIndex = 0;
      this.plot.setAttribute('role', 'img');
      this.replaceChildren(this.legend, this.plot, this.table);
      this.plot.addEventListener('pointerdown', (event) => this.#startDrag(event));
      this.plot.addEventListener('pointermove', (event) => this.#moveDrag(event));
      this.plot.addEventListener('pointerup', (event) => this.#endDrag(event));
      this.plot.addEventListener('pointercancel', () => this.#dropDrag());
    }

    #observe() {
      const resized = new ResizeObserver(() => {
        this.#chart?.resize();
        this.#draw();
      });
      resized.observe(this.plot);
      const recoloured = () => this.#draw();
      const themed = new MutationObserver(recoloured);
      themed.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
      const system = matchMedia('(prefers-color-scheme: dark)');
      system.addEventListener('change', recoloured);
      this.#cleanup.push(() => resized.disconnect(), () => themed.disconnect(),
        () => system.removeEventListener('change', recoloured));
    }

    #draw() {
      if (!this.#spec || !this.isConnected || !this.plot?.clientWidth) return;
      if (!this.#chart) {
        this.#chart = window.echarts.init(this.plot.firstChild, null, { renderer: 'canvas' });
        this.#chart.group = GROUP;
        window.echarts.connect(GROUP);
      }
      const shown = new Set(this.#spec.lines.map((line) => line.name).filter((name) => !this.#hidden.has(name)));
      this.#chart.setOption(window.Headroom.option(this, this.#spec, shown), { notMerge: true, lazyUpdate: true });
      this.plot.setAttribute('aria-label', this.#spec.summary);
      this.#drawLegend(shown);
      if (!this.table.hidden) this.#drawTable();
    }

    #drawLegend(shown) {
      const drawn = JSON.stringify([this.#spec.lines.map((line) => [line.name, line.tone]), [...shown], this.table.hidden]);
      if (this.legend.dataset.drawn === drawn) return;
      this.legend.dataset.drawn = drawn;
      const words = this.#spec.lines.map((line) => {
        const word = element('button', 'hr-legend-word');
        word.type = 'button';
        word.textContent = line.name;
        word.style.color = `var(--hr-${line.tone})`;
        word.dataset.style = line.style;
        word.title = this.#spec.words.legend;
        word.setAttribute('aria-pressed', String(shown.has(line.name)));
        word.addEventListener('click', () => this.#toggle(line.name));
        word.addEventListener('dblclick', () => this.#isolate(line.name));
        return word;
      });
      const table = element('button', 'hr-legend-table');
      table.type = 'button';
      table.textContent = this.table.hidden ? this.#spec.words.table : this.#spec.words.chart;
      table.addEventListener('click', () => this.#switchTable());
      this.legend.replaceChildren(...words, table);
    }

    #toggle(name) {
      if (!this.#hidden.delete(name)) this.#hidden.add(name);
      this.#draw();
    }

    #isolate(name) {
      const others = this.#spec.lines.map((line) => line.name).filter((other) => other !== name);
      const alone = others.every((other) => this.#hidden.has(other));
      this.#hidden = new Set(alone ? [] : others);
      this.#draw();
    }

    #switchTable() {
      this.table.hidden = !this.table.hidden;
      this.plot.hidden = !this.table.hidden;
      this.#drawTable();
      this.#draw();
      this.#drawLegend(new Set(this.#spec.lines.map((line) => line.name).filter((name) => !this.#hidden.has(name))));
    }

    #drawTable() {
      const { format } = window.Headroom;
      const spec = this.#spec;
      const cells = (tag, texts) => {
        const row = element('tr');
        row.append(...texts.map((text) => Object.assign(element(tag), { textContent: text })));
        return row;
      };
      const times = new Map();
      spec.lines.forEach((line, column) => line.values.forEach((value, i) => {
        const at = line.start + i * line.step;
        if (!times.has(at)) times.set(at, new Array(spec.lines.length).fill(undefined));
        times.get(at)[column] = value;
      }));
      const head = element('thead');
      head.append(cells('th', [spec.words.time, ...spec.lines.map((line) => line.name)]));
      const body = element('tbody');
      [...times.keys()].sort((a, b) => b - a).forEach((at) =>
        body.append(cells('td', [format.moment(spec, at), ...times.get(at).map((value) => format.value(spec, value))])));
      const table = element('table');
      table.append(Object.assign(element('caption'), { textContent: spec.summary }), head, body);
      this.table.replaceChildren(table);
    }

    #startDrag(event) {
      if (event.button !== 0) return;
      this.#drag = event.offsetX;
      this.plot.setPointerCapture(event.pointerId);
    }

    #moveDrag(event) {
      if (this.#drag === null) return;
      const [left, right] = [this.#drag, event.offsetX].sort((a, b) => a - b);
      this.selection.style.display = right - left > SHORTEST_DRAG_PX ? 'block' : 'none';
      this.selection.style.left = left + 'px';
      this.selection.style.width = right - left + 'px';
    }

    #endDrag(event) {
      if (this.#drag === null || !this.#chart) return;
      const [left, right] = [this.#drag, event.offsetX].sort((a, b) => a - b);
      this.#dropDrag();
      if (right - left <= SHORTEST_DRAG_PX) return;
      const at = (x) => this.#chart.convertFromPixel({ xAxisIndex: 0 }, x);
      const clamp = (t) => Math.round(Math.min(Math.max(t, this.#spec.from), this.#spec.to));
      this.dispatchEvent(new CustomEvent('range-selected', { detail: { from: clamp(at(left)), to: clamp(at(right)) } }));
    }

    #dropDrag() {
      this.#drag = null;
      this.selection.style.display = 'none';
    }
  }

  function element(tag, className) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    return node;
  }

  if (!customElements.get('headroom-chart')) customElements.define('headroom-chart', HeadroomChart);
})();
