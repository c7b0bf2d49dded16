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
      color: colour,
      lineStyle: { width: 1.6, color: colour, type: DASH[line.style] || 'solid' },
      areaStyle: line.style === 'area' ? { color: withAlpha(colour, 0.14) } : undefined,
      emphasis: { disabled: true },
      animation: false,
      z: 3,
    };
  }

  /** The area between two lines of [time, value] points; stacking needs a category or time axis, so areas are drawn here. */
  function area(upper, lower, colour, z) {
    const high = Math.max(0, ...upper.map(([, v]) => v ?? 0));
    const start = upper.length ? upper[0][0] : 0;
    return {
      name: '\u0000area', type: 'custom', silent: true, animation: false, clip: true, z, tooltip: { show: false },
      data: [[start, 0], [start, high]],
      renderItem: (params, api) => {
        if (params.dataIndex > 0) return null;
        const children = pieces(upper, lower).map((piece) => ({
          type: 'polygon', silent: true, style: { fill: colour }, shape: { points: piece.map((point) => api.coord(point)) } }));
        return { type: 'group', children };
      },
    };
  }

  /** One closed outline for each stretch without a gap. */
  function pieces(upper, lower) {
    const outlines = [];
    let from = -1;
    for (let i = 0; i <= upper.length; i++) {
      const known = i < upper.length && upper[i][1] !== null && lower[i][1] !== null;
      if (known && from < 0) from = i;
      if (!known && from >= 0) {
        outlines.push([...upper.slice(from, i), ...lower.slice(from, i).reverse()]);
        from = -1;
      }
    }
    return outlines;
  }

  function bandSeries(band, colours) {
    const points = (values) => [...(band.lead ? [band.lead] : []), ...values.map((v, i) => [band.start + i * band.step, v])];
    return area(points(band.high), points(band.low), withAlpha(colours[band.tone], band.opacity), 1);
  }

  /** Each stacked line lies on the sum of those before it. */
  function stackSeries(lines, colours) {
    let below = null;
    return lines.flatMap((line) => {
      const lower = below || line.values.map(() => 0);
      const upper = line.values.map((v, i) => (v === null && below === null ? null : (v ?? 0) + (lower[i] ?? 0)));
      below = upper;
      const points = (values) => values.map((v, i) => [line.start + i * line.step, v]);
      const edge = { ...lineSeries({ ...line, values: upper, style: 'solid' }, colours) };
      edge.lineStyle = { width: 0, color: colours[line.tone] };
      return [area(points(upper), points(lower.map((v, i) => (upper[i] === null ? null : v))), withAlpha(colours[line.tone], 0.55), 2), edge];
    });
  }

  /** Thresholds, the now line, episodes and gaps hang on one series without points. */
  function marks(spec, colours) {
    const label = (text, tone, position) =>
      ({ show: !!text, formatter: text, position, color: colours[tone], fontSize: 11, distance: 4 });
    // Neighbouring thresholds are named at opposite ends; the plate keeps a label readable over a line.
    const plate = { backgroundColor: withAlpha(colours.panel, 0.8), padding: [1, 3], borderRadius: 3 };
    const lines = spec.thresholds.map((t, i) => ({
      yAxis: t.value, label: { ...label(t.label, t.tone, i % 2 ? 'insideEndTop' : spec.thresholds.length > 1 ? 'insideStartTop' : 'insideEndTop'), ...plate },
      lineStyle: { color: colours[t.tone], type: [4, 3], width: 1 },
    }));
    if (spec.now) {
      lines.push({ xAxis: spec.now, label: label(spec.words.now, 'dim', 'end'),
        lineStyle: { color: colours.dim, type: 'solid', width: 1 } });
    }
    // Marks close to each other keep their lines; only the last of them is named, or the words would lie on each other.
    const apart = (spec.to - spec.from) * 0.05;
    (spec.marks || []).forEach((mark, i, all) => {
      const named = i + 1 === all.length || all[i + 1].at - mark.at > apart;
      lines.push({ xAxis: mark.at, label: { ...label(named ? mark.label : '', mark.tone, 'insideEndTop'), ...plate },
        lineStyle: { color: colours[mark.tone], type: [2, 3], width: 1 } });
    });
    const areas = spec.gaps.map((gap) => [
      { xAxis: gap.from, itemStyle: { color: hatch(colours.dim) }, label: { show: false } }, { xAxis: gap.to }]);
    const readable = (spec.to - spec.from) * 0.04;
    for (const band of spec.episodes) {
      areas.push([
        { xAxis: band.from, name: band.label, itemStyle: { color: withAlpha(colours[band.tone], 0.15) },
          label: { show: band.to - band.from > readable, color: colours[band.tone], fontSize: 11, position: 'insideTop' } },
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
        type: 'value', min: spec.fromZero ? 0 : undefined, axisLine: { show: false }, axisTick: { show: false },
        max: highest === 0 ? (floor * 1.05 || 1) : (extent) => (extent.max < floor ? floor * 1.05 : null), splitNumber: 4,
        splitLine: { lineStyle: { color: colours.line, width: 1 } },
        axisLabel: { ...text, formatter: (v) => format.tick(spec, v) },
      },
      tooltip: {
        trigger: 'axis', confine: true, transitionDuration: 0, formatter: tooltip(spec, shown),
        backgroundColor: colours.panel, borderColor: colours.line, textStyle: { ...text, fontSize: 12, color: colours.text },
        extraCssText: 'box-shadow: 0 4px 16px rgb(0 0 0 / 25%); border-radius: 8px; padding: 8px 10px;',
      },
      series: [...spec.bands.map((band) => bandSeries(band, colours)),
        ...stackSeries(visible.filter((line) => line.style === 'stack'), colours),
        ...visible.filter((line) => line.style !== 'stack').map((line) => lineSeries(line, colours)), marks(spec, colours)],
    };
  }

  window.Headroom = Object.assign(window.Headroom || {}, { option: build });
})();
