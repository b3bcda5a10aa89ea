// Who may be meant by what is typed: the same rules as conference/domain/people_search.py.
(() => {
  const LETTERS = { æ: "ae", ø: "o", å: "a", đ: "d", ł: "l" };
  const SOUNDS = [
    [/kh|ch|ck|q|c/g, "k"], [/skj|sch|sh|sj|kj|tj|z/g, "s"], [/dj|gj|hj|y/g, "j"],
    [/ph/g, "f"], [/th/g, "t"], [/gh/g, "g"], [/w/g, "v"], [/x/g, "ks"],
  ];
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[æøåđł]/g, (each) => LETTERS[each])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const words = (text) => fold(text || "").match(/[\p{L}\p{N}]+/gu) || [];
  const SPELT = /kh|ch|ck|skj|sch|sh|sj|kj|tj|dj|gj|hj|ph|th|gh|[qczywx]/g;
  const soundOf = (spelt) => {
    const found = SOUNDS.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`).test(spelt));
    return found ? found[1] : spelt;
  };
  const sound = (word) => {
    const single = word.replace(SPELT, soundOf).replace(/(.)\1+/gu, "$1");
    return single.slice(0, 1) + single.slice(1).replace(/[aeiouhj]/g, "");
  };
  const isOneOff = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < Math.min(one.length, other.length) && one[at] === other[at]) at += 1;
    if (at === Math.min(one.length, other.length)) return true;
    const [a, b] = [one.slice(at), other.slice(at)];
    const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
    return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  };
  const fit = (asked, word) => {
    if (asked.text === word.text) return 60;
    if (word.text.startsWith(asked.text)) return 50;
    if (asked.text.length > 2 && word.text.includes(asked.text)) return 30;
    if (asked.sound.length > 1 && asked.sound === word.sound) return 20;
    if (asked.sound.length > 2 && word.sound.startsWith(asked.sound)) return 12;
    return asked.text.length > 3 && isOneOff(asked.text, word.text) ? 6 : 0;
  };
  const heard = (text) => words(text).map((each) => ({ text: each, sound: sound(each) }));
  const best = (asked, there) => there.reduce((most, word) => Math.max(most, fit(asked, word)), 0);
  const points = (asked, person) => {
    let total = 0;
    for (const word of asked) {
      const found = Math.max(best(word, person.names) * 2, best(word, person.others));
      if (!found) return 0;
      total += found;
    }
    return total;
  };

  window.Plenum = window.Plenum || {};
  window.Plenum.sound = sound;
  window.Plenum.words = words;
  // Make somebody findable once; typing then only compares.
  window.Plenum.findable = (person) => ({
    ...person,
    names: heard(person.name),
    others: [...heard(person.organisation), ...heard(person.code)],
  });
  window.Plenum.find = (query, people, most = 20) => {
    // A whole code is its own person's, whatever names it sounds like.
    const code = query.toUpperCase().replace(/[\s-]/g, "");
    const badge = people.find((person) => person.code === code);
    if (badge) return [badge];
    const asked = heard(query);
    if (!asked.length) return [];
    return people.map((person, order) => ({ person, order, found: points(asked, person) }))
      .filter((each) => each.found)
      .sort((a, b) => b.found - a.found || a.order - b.order)
      .slice(0, most)
      .map((each) => each.person);
  };
})();
