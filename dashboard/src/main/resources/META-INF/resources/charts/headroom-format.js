/* Numbers, durations and times as the server's Format writes them; used by charts for axes and tooltips. */
(() => {
  const UNKNOWN = '–';

  function grouped(value, decimals) {
    return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  /** Three significant digits, SI prefix from 10,000 on. */
  function number(value) {
    const size = Math.abs(value);
    if (size >= 1e9) return grouped(value / 1e9, 2) + ' G';
    if (size >= 1e6) return grouped(value / 1e6, 2) + ' M';
    if (size >= 1e4) return grouped(value / 1e3, 1) + ' k';
    if (size >= 100 || size === 0) return grouped(value, 0);
    return grouped(value, size >= 10 ? 1 : 2);
  }

  function seconds(value) {
    if (value === 0) return '0 s';
    if (value < 0.001) return grouped(value * 1e6, 0) + ' µs';
    if (value < 0.1) return grouped(value * 1e3, value < 0.01 ? 1 : 0) + ' ms';
    if (value < 1) return grouped(value * 1e3, 0) + ' ms';
    return grouped(value, value < 10 ? 2 : 1) + ' s';
  }

  function percent(value) {
    const size = Math.abs(value) * 100;
    return grouped(value * 100, size === 0 || size >= 10 ? 0 : size >= 1 ? 1 : 2) + ' %';
  }

  const KINDS = { number, seconds, percent };

  function value(spec, v) {
    if (v === null || v === undefined || Number.isNaN(v)) return UNKNOWN;
    const text = KINDS[spec.kind](v);
    return spec.kind === 'number' && spec.unit ? text + ' ' + spec.unit : text;
  }

  /** An axis label: as short as its step allows, without the unit where the title has it. */
  function tick(spec, v) {
    if (spec.kind === 'number') return Math.abs(v) >= 1e4 ? number(v) : String(+v.toFixed(3));
    if (spec.kind === 'percent') return String(Math.round(v * 100)) + ' %';
    return v === 0 ? '0' : v < 1 ? +(v * 1e3).toFixed(1) + ' ms' : +v.toFixed(2) + ' s';
  }

  function parts(spec, options) {
    return new Intl.DateTimeFormat(spec.locale, { timeZone: spec.zone, hourCycle: 'h23', ...options });
  }

  function clock(spec, at, rangeMs) {
    const day = { day: 'numeric', month: 'short' };
    const time = { hour: '2-digit', minute: '2-digit' };
    if (rangeMs > 3 * 864e5) return parts(spec, day).format(at);
    return parts(spec, rangeMs > 864e5 * 1.5 ? { weekday: 'short', ...time } : time).format(at);
  }

  function moment(spec, at) {
    const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' };
    return parts(spec, options).format(at) + ' ' + spec.zone;
  }

  /** Milliseconds that the zone of the chart is ahead of UTC at that moment. */
  function offset(spec, at) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' };
    const p = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone: spec.zone, hourCycle: 'h23', ...numeric })
      .formatToParts(at).map((part) => [part.type, part.value]));
    return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - Math.floor(at / 1000) * 1000;
  }

  const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 7200, 10080].map((m) => m * 60000);

  /** Four to seven round times of the chart's zone between from and to. */
  function timeTicks(spec, wanted) {
    const range = spec.to - spec.from;
    const step = STEPS.find((s) => range / s <= wanted) || STEPS[STEPS.length - 1];
    const ahead = offset(spec, spec.from);
    const ticks = [];
    for (let t = Math.ceil((spec.from + ahead) / step) * step - ahead; t <= spec.to; t += step) ticks.push(t);
    return ticks;
  }

  window.Headroom = Object.assign(window.Headroom || {}, { format: { value, tick, clock, moment, timeTicks } });
})();
