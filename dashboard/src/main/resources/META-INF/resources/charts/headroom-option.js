/* Turns the description of a chart, as the server sends it, into an ECharts option. */
(() => {
  const DASH = { dashed: [5, 4], dotted: [2, 3] };

  /** Colours are CSS variables (light or dark); a probe resolves them to what the canvas understands. */
  function palette(host) {
    const probe = document.createElement('span');
    host.append(probe);
    const read = (name) => {
      probe.style.color = `var(--hr-${name})`;
      return getComputedStyle(probe).color;
    };
    const names = ['blue', 'teal', 'amber', 'red', 'violet', 'grey', 'text', 'dim', 'line', 'panel'];
    const colours = Object.fromEntries(names.map((name) => [name, read(name)]));
    probe.remove();
    return colours;
  }

  function withAlpha(colour, alpha) {
    const numbers = colour.match(/[\d.]+/g).slice(0, 3);
    return `rgba(${numbers.join(',')},${alpha})`;
  }

  function hatch(colour) {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.strokeStyle = withAlpha(colour, 0.35);
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(0, 8);
    pen.lineTo(8, 0);
    pen.stroke();
    return { image: tile, repeat: 'repeat' };
  }

  function pointsOf(line) {
    const points = line.values.map((v, i) => [line.start + i * line.step, v]);
    return line.lead ? [line.lead, ...points] : points;
  }

  function lineSeries(line, colours) {
    const colour = colours[line.tone];
    return {
      name: line.name,
      type: 'line',
      data: pointsOf(line),
      showSymbol: false,
      connectNulls: false,
      silent: true,
      step: line.style === 'step' ? 'end' : false,
      stack: line.style === 'stack' ? 'stack' : undefined,
      color: colour,
      lineStyle: { width: line.style === 'stack' ? 1 : 1.6, color: colour, type: DASH[line.style] || 'solid' },
      areaStyle: line.style === 'stack' ? { color: withAlpha(colour, 0.55) }
        : line.style === 'area' ? { color: withAlpha(colour, 0.14) } : undefined,
      emphasis: { disabled: true },
      animation: false,
      z: 3,
    };
  }

  /** A band is the invisible lower line plus the stacked difference. */
  function bandSeries(band, index, colours) {
    const at = (i) => band.start + i * band.step;
    const lead = band.lead ? [band.lead] : [];
    const common = {
      type: 'line', stack: 'band-' + index, stackStrategy: 'all', showSymbol: false, silent: true, animation: false,
      lineStyle: { opacity: 0 }, emphasis: { disabled: true }, tooltip: { show: false }, z: 1,
    };
    return [
      { ...common, name: '\u0000low' + index, data: [...lead, ...band.low.map((v, i) => [at(i), v])] },
      {
        ...common, name: '\u0000band' + index,
        data: [...lead.map(([t]) => [t, 0]), ...band.high.map((v, i) => [at(i), v === null ? null : v - band.low[i]])],
        areaStyle: { color: withAlpha(colours[band.tone], band.opacity) },
      },
    ];
  }

  /** Thresholds, the now line, episodes and gaps hang on one series without points. */
  function marks(spec, colours) {
    const label = (text, tone, position) =>
      ({ show: !!text, formatter: text, position, color: colours[tone], fontSize: 11, distance: 4 });
    const lines = spec.thresholds.map((t) => ({
      yAxis: t.value, label: label(t.label, t.tone, 'insideEndTop'),
      lineStyle: { color: colours[t.tone], type: [4, 3], width: 1 },
    }));
    if (spec.now) {
      lines.push({ xAxis: spec.now, label: label(spec.words.now, 'dim', 'end'),
        lineStyle: { color: colours.dim, type: 'solid', width: 1 } });
    }
    const areas = spec.gaps.map((gap) => [
      { xAxis: gap.from, itemStyle: { color: hatch(colours.dim) }, label: { show: false } }, { xAxis: gap.to }]);
    for (const band of spec.episodes) {
      areas.push([
        { xAxis: band.from, name: band.label, itemStyle: { color: withAlpha(colours[band.tone], 0.15) },
          label: { show: true, color: colours[band.tone], fontSize: 11, position: 'insideTop' } },
        { xAxis: band.to }]);
    }
    return {
      name: '\u0000marks', type: 'line', data: [], silent: true, animation: false,
      markLine: { symbol: 'none', silent: true, animation: false, data: lines },
      markArea: { silent: true, animation: false, data: areas },
    };
  }

  function tooltip(spec, shown) {
    const format = window.Headroom.format;
    return (hovered) => {
      const at = hovered[0].axisValue;
      const box = document.createElement('div');
      box.className = 'hr-tooltip';
      const head = document.createElement('b');
      head.textContent = format.moment(spec, at);
      box.append(head);
      const rows = spec.lines.filter((line) => shown.has(line.name))
        .map((line) => ({ line, value: valueAt(line, at) }))
        .filter((row) => row.value !== undefined)
        .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
      for (const { line, value } of rows) {
        const row = document.createElement('div');
        const name = document.createElement('span');
        name.textContent = line.name;
        name.style.color = `var(--hr-${line.tone})`;
        const number = document.createElement('span');
        number.textContent = format.value(spec, value);
        row.append(name, number);
        box.append(row);
      }
      return box;
    };
  }

  /** The value of the step that holds the moment; undefined outside the line, null in a gap. */
  function valueAt(line, at) {
    const i = Math.round((at - line.start) / line.step);
    return i < 0 || i >= line.values.length ? undefined : line.values[i];
  }

  function build(host, spec, shown) {
    const colours = palette(host);
    const format = window.Headroom.format;
    const ticks = format.timeTicks(spec, host.clientWidth < 480 ? 4 : 7);
    const text = { color: colours.dim, fontSize: 11, fontFamily: getComputedStyle(host).fontFamily };
    const visible = spec.lines.filter((line) => shown.has(line.name));
    const highest = Math.max(...spec.lines.flatMap((line) => line.values), 0);
    const floor = Math.max(highest, ...spec.thresholds.filter((t) => t.inScale).map((t) => t.value));
    return {
      animation: false,
      grid: { left: 8, right: 12, top: spec.now ? 20 : 12, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value', min: spec.from, max: spec.to,
        axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false, customValues: ticks },
        splitLine: { show: false },
        axisLabel: { ...text, customValues: ticks, hideOverlap: true, formatter: (t) => format.clock(spec, t, spec.to - spec.from) },
        axisPointer: { show: true, type: 'line', snap: false, label: { show: false }, lineStyle: { color: colours.dim, type: 'solid', width: 1 } },
      },
      yAxis: {
        type: 'value', min: spec.fromZero ? 0 : undefined,
        max: highest === 0 ? (floor || 1) : (extent) => (extent.max < floor ? floor * 1.05 : null), splitNumber: 4,
        splitLine: { lineStyle: { color: colours.line, width: 1 } },
        axisLabel: { ...text, showMaxLabel: undefined, formatter: (v) => format.tick(spec, v) },
      },
      tooltip: {
        trigger: 'axis', confine: true, transitionDuration: 0, formatter: tooltip(spec, shown),
        backgroundColor: colours.panel, borderColor: colours.line, textStyle: { ...text, fontSize: 12, color: colours.text },
        extraCssText: 'box-shadow: 0 4px 16px rgb(0 0 0 / 25%); border-radius: 8px; padding: 8px 10px;',
      },
      series: [...spec.bands.flatMap((band, i) => bandSeries(band, i, colours)),
        ...visible.map((line) => lineSeries(line, colours)), marks(spec, colours)],
    };
  }

  window.Headroom = Object.assign(window.Headroom || {}, { option: build });
})();
