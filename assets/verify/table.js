// What the table of exhibits says of those that are not in this package. No page, no file in here.
//
// The rules are those of the program: an empty cell alone says nothing, for whoever takes an exhibit
// out can empty it; only the two notes that a package carries are followed, word for word, and a part
// must be one of as many as the package itself says there are.
"use strict";

const Table = (function () {
  const NAME = "data/index/exhibits.csv";
  const COLUMNS = ["exhibit", "file", "size_bytes", "sha256", "sha1", "md5"];
  const PART = /^in part ([0-9]{1,6}) of ([0-9]{1,6}): ([A-Za-z0-9-]+\.zip)/;
  const BY_MAIL = "not in this package: e-mail programs would stop it";

  // The rows of a table as cells (RFC 4180), or null for something else.
  function cells(text) {
    const form = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
    const rows = [];
    let row = [];
    let isEnded = true;
    form.lastIndex = 0;
    while (form.lastIndex < text.length) {
      const cell = form.exec(text);
      if (cell === null) return null;
      row.push(cell[1] === undefined ? cell[2] : cell[1].replace(/""/g, "\""));
      isEnded = cell[3] !== ",";
      if (isEnded) {
        rows.push(row);
        row = [];
      }
    }
    if (!isEnded) rows.push(row.concat(""));
    return rows;
  }

  // The rows as {column: exact cell}, or null for what is no such table.
  function rows(text) {
    const found = cells(text);
    if (found === null || found.length === 0) return null;
    const header = found.shift();
    const isWhole = COLUMNS.every(function (name) { return header.includes(name); });
    if (!isWhole || found.some(function (row) { return row.length !== header.length; })) return null;
    return found.map(function (row) {
      const named = {};
      // A leading apostrophe keeps spreadsheets from taking a cell for a formula.
      header.forEach(function (name, at) { named[name] = row[at].replace(/^'/, ""); });
      return named;
    });
  }

  // Where exhibits are instead, as [key, values] pairs. info: the text of bag-info.txt, or "".
  function elsewhere(text, info) {
    const said = /^Bag-Count: *[0-9]+ of ([0-9]{1,6}) *$/m.exec(info);
    const count = said === null ? "" : said[1];
    const places = [];
    (rows(text) || []).forEach(function (row) {
      if (row.file !== "") return;
      const note = row.note || "";
      const part = PART.exec(note);
      if (part !== null && part[2] === count) {
        const place = { exhibit: row.exhibit, number: part[1], count: part[2], package: part[3] };
        places.push(["in-part", place]);
      } else if (note.startsWith(BY_MAIL)) places.push(["by-mail", { exhibit: row.exhibit }]);
    });
    return places;
  }

  return { NAME: NAME, BY_MAIL: BY_MAIL, elsewhere: elsewhere };
})();
