'use strict';

// Filtering and regrouping. Without this script the page shows everything, grouped by process group.
(() => {
  const TO_DO = ['violated', 'missing', 'open', 'undecided', 'planned'];

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function opened(details) {
    for (let one = details; one; one = one.parentElement) {
      if (one.tagName === 'DETAILS') one.open = true;
    }
  }

  function start(report) {
    const prefix = report.dataset.prefix;
    const section = report.querySelector('.findings');
    const list = section.querySelector('.list');
    const headings = JSON.parse(section.dataset.headings);
    const shown = section.querySelector('.shown');
    const only = section.querySelector('.only');
    const empty = section.querySelector('.empty');
    const text = section.querySelector('.filter');
    const by = section.querySelector('.by');
    const boxes = [...section.querySelectorAll('.pill input')];
    const findings = [...list.querySelectorAll('.finding')]
      .map((node) => ({ node, data: node.dataset, words: '' }))
      .sort((a, b) => a.data.at - b.data.at);
    const settledWords = section.querySelector('.settled > summary')?.textContent.replace(/ \(.*/, '') ?? 'Settled';
    let cell = { group: '', process: '' };
    let groups = [];

    const unticked = (name) => boxes.filter((box) => box.name === name && !box.checked).map((box) => box.value);

    function regroup() {
      const attribute = 'by' + by.value[0].toUpperCase() + by.value.slice(1);
      const made = new Map(headings[by.value].map((heading) => [heading, []]));
      for (const finding of findings) made.get(finding.data[attribute]).push(finding);
      groups = [];
      const sections = [];
      for (const [heading, members] of made) {
        if (!members.length) continue;
        const group = { members, section: element('section', 'group'), number: element('span', 'number') };
        const title = element('h3', '', heading + ' ');
        title.append(group.number);
        const toDo = element('div', 'to-do');
        group.settled = element('details', 'settled');
        group.summary = element('summary');
        const rest = element('div');
        for (const { node, data } of members) (TO_DO.includes(data.outcome) ? toDo : rest).append(node);
        group.settled.append(group.summary, rest);
        group.section.append(title, toDo, group.settled);
        groups.push(group);
        sections.push(group.section);
      }
      list.replaceChildren(...sections);
      list.dataset.by = by.value;
    }

    function filter() {
      const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const severities = unticked('severity');
      const outcomes = unticked('outcome');
      const late = unticked('late');
      let number = 0;
      for (const finding of findings) {
        const { node, data } = finding;
        if (wanted.length && !finding.words) finding.words = node.textContent.toLowerCase();
        finding.fits =
          !severities.includes(data.severity) &&
          !outcomes.includes(data.outcome) &&
          !late.includes(data.late) &&
          (!cell.group || cell.group === data.byGroup) &&
          (!cell.process || cell.process === data.byProcess) &&
          wanted.every((word) => finding.words.includes(word));
        node.hidden = !finding.fits;
        if (finding.fits) number += 1;
      }
      for (const group of groups) count(group);
      const narrowed = number !== findings.length;
      shown.textContent = narrowed
        ? `Showing ${number} of ${findings.length} findings`
        : `Showing all ${findings.length} findings`;
      shown.classList.toggle('narrowed', narrowed);
      empty.hidden = number > 0;
      only.hidden = !cell.group && !cell.process;
      only.querySelector('span').textContent = 'Only ' + [cell.process, cell.group].filter(Boolean).join(', ');
    }

    function count(group) {
      const fitting = group.members.filter((finding) => finding.fits);
      const toDo = fitting.filter((finding) => TO_DO.includes(finding.data.outcome)).length;
      const rest = fitting.length - toDo;
      group.number.textContent = `${toDo} to do, ${rest} settled`;
      group.summary.textContent = `${settledWords} (${rest})`;
      group.section.hidden = !fitting.length;
      group.settled.hidden = !rest;
      // What was asked for is shown: settled findings stand open where nothing else fits.
      if (rest && !toDo && fitting.length !== group.members.length) group.settled.open = true;
    }

    // The state is kept after the # of the address, so that a filtered view can be sent on.
    function keep() {
      const state = new URLSearchParams();
      if (by.value !== 'group') state.set('by', by.value);
      if (text.value) state.set('text', text.value);
      for (const name of ['severity', 'outcome', 'late']) {
        const ticked = boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
        if (unticked(name).length) state.set(name, ticked.join());
      }
      for (const name of ['group', 'process']) if (cell[name]) state.set(name, cell[name]);
      try {
        history.replaceState(null, '', `#${prefix}?${state}`);
      } catch {
        // A page that is shown from memory has no address to keep it in.
      }
    }

    function restore(state) {
      const asked = state.get('by');
      by.value = asked in headings ? asked : 'group';
      text.value = state.get('text') || '';
      for (const box of boxes) {
        const ticked = state.get(box.name);
        box.checked = ticked === null || ticked.split(',').includes(box.value);
      }
      cell = { group: state.get('group') || '', process: state.get('process') || '' };
      regroup();
      filter();
    }

    function changed(again) {
      if (again) regroup();
      filter();
      keep();
    }

    function show(state) {
      restore(new URLSearchParams(state));
      keep();
      section.scrollIntoView();
      section.querySelector('h2').focus({ preventScroll: true });
    }

    text.addEventListener('input', () => changed(false));
    by.addEventListener('change', () => changed(true));
    for (const box of boxes) box.addEventListener('change', () => changed(false));
    const every = (open) => {
      for (const { node, fits } of findings) if (fits) node.open = open;
      if (open) for (const group of groups) group.settled.open = true;
    };
    section.querySelector('.open-all').addEventListener('click', () => every(true));
    section.querySelector('.close-all').addEventListener('click', () => every(false));
    for (const button of section.querySelectorAll('.reset, .all')) {
      button.addEventListener('click', () => {
        restore(new URLSearchParams(button.className === 'all' ? [['by', by.value]] : []));
        keep();
        if (button.className === 'all') section.querySelector('h2').focus();
      });
    }
    report.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-process], a[data-only], a[data-late]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const { process, group, only: outcome, late } = link.dataset;
      const asked = Object.entries({ process, group, outcome, late }).filter(([, value]) => value);
      show(Object.fromEntries(asked));
    });

    section.querySelector('h2').tabIndex = -1;
    section.querySelector('.controls').hidden = false;
    shown.hidden = false;
    restore(new URLSearchParams());
    return { prefix, section, findings, restore };
  }

  const reports = [...document.querySelectorAll('.report')].map(start);

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function follow() {
    const place = decoded(location.hash.slice(1));
    const asked = reports.find(({ prefix }) => place.startsWith(`${prefix}?`));
    if (asked) {
      asked.restore(new URLSearchParams(location.hash.slice(location.hash.indexOf('?') + 1)));
      asked.section.scrollIntoView();
      return;
    }
    const target = place && document.getElementById(place);
    if (!target) return;
    const owner = reports.find(({ findings }) => findings.some(({ node }) => node === target));
    if (owner && target.hidden) owner.restore(new URLSearchParams());
    opened(target);
    target.scrollIntoView();
    if (owner) target.querySelector('summary').focus({ preventScroll: true });
  }

  // A link to the place where the reader already is changes no address; it still opens the finding.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented && link.hash === location.hash) follow();
  });
  addEventListener('hashchange', follow);
  follow();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
})();
