// The page: what was chosen, read piece by piece, and the answer in words. Everything that comes from
// a package is set as text, never as markup.
"use strict";

(function () {
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  const PIECE = 4 * 1024 * 1024;
  const MOST_TEXT = 64 * 1024 * 1024;
  const ORDER = ["altered", "missing", "unreadable", "added", "not-checked", "intact"];
  const SIGNS = {
    intact: "✓", altered: "✗", missing: "−", added: "+", unreadable: "?", "not-checked": "…",
  };
  const at = function (id) { return document.getElementById(id); };
  let running = null;

  // --- words ------------------------------------------------------------------------------------

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? String(values[name]) : whole;
    });
  }

  // Characters that steer the line or cannot be seen, written as their code points.
  function visible(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, function (sign) {
      return "⟨U+" + ("0000" + sign.codePointAt(0).toString(16).toUpperCase()).slice(-4) + "⟩";
    });
  }

  function detailWords(detail) {
    if (detail === null) return "";
    const values = {};
    Object.keys(detail[1]).forEach(function (name) {
      const value = detail[1][name];
      values[name] = name === "fault" ? WORDS.details[value] : visible(String(value));
    });
    return filled(WORDS.details[detail[0]], values);
  }

  function grouped(code) {
    return code.replace(/(.{8})(?=.)/g, "$1 ");
  }

  // --- reading ----------------------------------------------------------------------------------

  // A sum that is taken piece by piece; a large file's beside the reading of its next piece.
  async function newHash(size, run) {
    if (location.search !== "?plain") {
      try {
        if (size > PIECE) return await hashBeside(run);
      } catch (problem) {
        // There are browsers that give a page no worker; it does the work itself.
      }
      try {
        const hash = await hashwasm.createSHA256();
        hash.init();
        return hash;
      } catch (problem) {
        // WebAssembly is switched off; the plain one gives the same digits, more slowly.
      }
    }
    return PlainSha256();
  }

  // What the worker does; it gets this as text, with the library before it.
  function workBeside() {
    let hash = null;
    self.onmessage = async function (event) {
      try {
        if (event.data === "begin") {
          hash = await hashwasm.createSHA256();
          hash.init();
          self.postMessage("begun");
        } else if (event.data === "end") {
          self.postMessage(hash.digest("hex"));
        } else {
          hash.update(event.data);
          self.postMessage("taken");
        }
      } catch (problem) {
        self.postMessage({ problem: String(problem) });
      }
    };
  }

  async function hashBeside(run) {
    if (run.worker === null) {
      // The library stands in this page as its second script, after the words.
      const text = document.scripts[1].textContent + ";(" + workBeside + ")();";
      run.worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    }
    const told = function (message, moved) {
      const answer = new Promise(function (done, refused) {
        run.worker.onmessage = function (event) {
          if (typeof event.data === "object") refused(new Error(event.data.problem));
          else done(event.data);
        };
        run.worker.onerror = function (event) { refused(new Error(String(event.message))); };
        run.worker.postMessage(message, moved);
      });
      // Whoever stops reading waits for no answer.
      answer.catch(function () {});
      return answer;
    };
    await told("begin", []);
    let last = null;
    return {
      // Back as soon as the piece before is taken: the next one is read while this one is hashed.
      update: async function (piece) {
        await last;
        last = told(piece, [piece.buffer]);
      },
      digest: async function () {
        await last;
        return told("end", []);
      },
    };
  }

  // The bytes of a Blob or a stream, piece by piece; nothing is held but the piece.
  async function* pieces(source) {
    if (source instanceof Blob) {
      for (let from = 0; from < source.size; from += PIECE) {
        yield new Uint8Array(await source.slice(from, from + PIECE).arrayBuffer());
      }
      return;
    }
    const reader = source.getReader();
    for (;;) {
      const next = await reader.read();
      if (next.done) return;
      yield next.value;
    }
  }

  async function measured(file, run, isKept) {
    const hash = await newHash(file.size, run);
    const kept = [];
    let size = 0;
    for await (const piece of pieces(await file.open())) {
      if (run.isStopped) throw new Error("stopped");
      size += piece.length;
      if (size > file.size) throw new Error(WORDS.details["more-than-claimed"]);
      run.read += piece.length;
      // A copy: the piece itself may leave for the worker.
      if (isKept && size <= MOST_TEXT) kept.push(piece.slice());
      await hash.update(piece);
      showProgress(run, file.path);
    }
    if (size !== file.size) throw new Error(WORDS.details["ends-early"]);
    const text = isKept && size <= MOST_TEXT ? await new Blob(kept).arrayBuffer() : null;
    return { sha256: await hash.digest("hex"), size: size, text: text === null ? null : new Uint8Array(text) };
  }

  function lines(bytes) {
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const found = [];
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      try {
        found.push(strict.decode(bytes.subarray(from, end)));
      } catch (problem) {
        found.push(null);
      }
      from = end + 1;
    }
    return { lines: found, isFinished: from === bytes.length };
  }

  function listOf(texts, name) {
    if (!texts.has(name)) return null;
    const read = lines(texts.get(name));
    return Lists.readManifest(read.lines, read.isFinished);
  }

  function declared(texts) {
    if (!texts.has(Lists.DECLARATION)) return null;
    const text = new TextDecoder().decode(texts.get(Lists.DECLARATION));
    return text === "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  }

  function saidIn(texts) {
    const text = texts.has(Lists.INFO) ? new TextDecoder().decode(texts.get(Lists.INFO)) : "";
    const oxum = /^Payload-Oxum:[ \t]*(.*?)\s*$/m.exec(text);
    const stamp = /^Time-Stamp:[ \t]*(.*?)\s*$/m.exec(text);
    return {
      oxum: oxum === null ? null : oxum[1], isStamped: stamp !== null && stamp[1] === Lists.STAMP,
    };
  }

  // Where exhibits are that this package only names; asked of a table that is as it was, alone.
  function elsewhereIn(texts, findings) {
    const isAsListed = findings.some(function (finding) {
      return finding.path === Table.NAME && finding.verdict === "intact";
    });
    if (!isAsListed || !texts.has(Table.NAME)) return [];
    const info = texts.has(Lists.INFO) ? new TextDecoder().decode(texts.get(Lists.INFO)) : "";
    try {
      const strict = new TextDecoder("utf-8", { fatal: true });
      return Table.elsewhere(strict.decode(texts.get(Table.NAME)), info);
    } catch (problem) {
      return [];
    }
  }

  // --- what was chosen --------------------------------------------------------------------------

  // A chosen thing is {path, size, problem, open()}; a path has forward slashes.
  function fromFile(path, file) {
    return { path: path, size: file.size, problem: null, open: function () { return file; } };
  }

  async function fromZip(file) {
    const entries = await Zip.entries(file);
    const top = Lists.topFolder(entries.map(function (entry) { return entry.name; }));
    const chosen = [];
    const strays = [];
    const seen = new Set();
    entries.forEach(function (entry) {
      const isInside = entry.name.startsWith(top);
      const path = isInside ? entry.name.slice(top.length) : entry.name;
      let fault = isInside ? Lists.pathFault(path) : "outside";
      if (!fault && seen.has(path)) fault = "zip-twice";
      if (fault) {
        strays.push({ path: entry.name, verdict: "added", detail: [fault, {}] });
        return;
      }
      seen.add(path);
      const open = function () { return Zip.open(file, entry); };
      chosen.push({ path: path, size: entry.size, problem: entry.problem, open: open });
    });
    return { files: chosen, strays: strays, isWhole: true };
  }

  function fromFolder(all) {
    const top = Lists.topFolder(all.map(function (file) { return file.path; }));
    if (all.some(function (file) { return !file.path.startsWith(top); })) throw new Error("other-folder");
    const files = all.map(function (file) {
      return Object.assign({}, file, { path: file.path.slice(top.length) });
    });
    return { files: files, strays: [], isWhole: true };
  }

  function fromSingle(all) {
    return { files: all, strays: [], isWhole: false };
  }

  async function walked(entry, prefix) {
    const path = prefix + entry.name;
    if (entry.isFile) {
      const file = await new Promise(function (done, refused) { entry.file(done, refused); });
      return [fromFile(path, file)];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      // A browser gives at most a hundred names at a time.
      const some = await new Promise(function (done, refused) { reader.readEntries(done, refused); });
      if (some.length === 0) return found;
      for (const each of some) found.push(...await walked(each, path + "/"));
    }
  }

  async function dropped(transfer) {
    const files = Array.from(transfer.files);
    const entries = Array.from(transfer.items).map(function (item) {
      return item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
    }).filter(Boolean);
    if (entries.some(function (entry) { return entry.isDirectory; })) {
      if (entries.length > 1) throw new Error("several-packages");
      return fromFolder(await walked(entries[0], ""));
    }
    return chosenFiles(files);
  }

  async function chosenFiles(files) {
    if (files.length === 1 && /\.zip$/i.test(files[0].name)) return fromZip(files[0]);
    return fromSingle(files.map(function (file) { return fromFile(file.name, file); }));
  }

  // --- checking ---------------------------------------------------------------------------------

  async function readAll(chosen, run) {
    const kept = [
      Lists.PAYLOAD, Lists.TAGS, Lists.DECLARATION, Lists.INFO, Lists.SEAL, Lists.STAMP, Table.NAME,
    ];
    const found = new Map();
    const texts = new Map();
    run.total = chosen.files.reduce(function (sum, file) { return sum + file.size; }, 0);
    for (const file of chosen.files) {
      if (file.problem !== null) {
        found.set(file.path, { sha256: null, size: 0, problem: file.problem });
        continue;
      }
      try {
        const one = await measured(file, run, kept.includes(file.path));
        if (one.text !== null) texts.set(file.path, one.text);
        found.set(file.path, { sha256: one.sha256, size: one.size, problem: null });
      } catch (problem) {
        if (run.isStopped) throw problem;
        const reason = String(problem.message || problem);
        found.set(file.path, { sha256: null, size: 0, problem: ["unreadable", { reason: reason }] });
      }
    }
    return { found: found, texts: texts };
  }

  function judged(chosen, read) {
    const findings = Lists.judge(
      read.found, listOf(read.texts, Lists.PAYLOAD), listOf(read.texts, Lists.TAGS),
      declared(read.texts), saidIn(read.texts),
      { seal: read.texts.get(Lists.SEAL) || null, stamp: read.texts.get(Lists.STAMP) || null },
    );
    return chosen.strays.concat(findings);
  }

  // Files without their folder: each is looked up by its bytes.
  function lookedUp(read) {
    const payload = listOf(read.texts, Lists.PAYLOAD), tags = listOf(read.texts, Lists.TAGS);
    if (payload === null && tags === null) throw new Error("no-list-chosen");
    return Lists.lookUp(read.found, payload, tags);
  }

  async function check(choose) {
    if (running !== null) running.isStopped = true;
    const run = { isStopped: false, read: 0, total: 0, shown: 0, worker: null };
    running = run;
    // What was said of another package is not said beside this one, whatever is typed meanwhile.
    last = null;
    say("work", WORDS.page.reading);
    try {
      const chosen = await choose();
      if (chosen.files.length === 0) throw new Error("no-package");
      const read = await readAll(chosen, run);
      const findings = chosen.isWhole ? judged(chosen, read) : lookedUp(read);
      const tags = read.found.get(Lists.TAGS);
      const code = tags === undefined ? null : tags.sha256;
      const result = {
        findings: findings, code: code, isWhole: chosen.isWhole, files: read.found.size,
        elsewhere: chosen.isWhole ? elsewhereIn(read.texts, findings) : [],
      };
      if (running === run) show(result);
    } catch (problem) {
      if (running === run) showProblem(problem);
    } finally {
      if (run.worker !== null) run.worker.terminate();
      if (running === run) running = null;
    }
  }

  // --- showing ----------------------------------------------------------------------------------

  const SEEN = { work: "doing", problem: "problem", answer: "heading" };
  let last = null;

  // One value for whoever looks and whoever listens: the box that is shown, its text, the line for
  // screen readers and the title.
  function say(box, text) {
    write(SEEN[box], text);
    Object.keys(SEEN).forEach(function (each) { at(each).hidden = each !== box; });
    write("status", text);
    document.title = box === "answer" ? text + " – " + WORDS.page.title : WORDS.page.title;
  }

  // The same words written anew would be read out again, at every letter of a code.
  function write(id, text) {
    if (at(id).textContent !== text) at(id).textContent = text;
  }

  function showProgress(run, path) {
    const now = performance.now();
    if (run !== running || now - run.shown < 100) return;
    run.shown = now;
    at("bar").max = Math.max(run.total, 1);
    at("bar").value = run.read;
    at("name").textContent = visible(path);
  }

  function showProblem(problem) {
    const key = String(problem.message || problem);
    const text = WORDS.problems[key] || filled(WORDS.problems.other, { reason: visible(key) });
    say("problem", text);
  }

  function show(result) {
    last = result;
    render();
    at("heading").focus();
  }

  function render() {
    const typed = Lists.readCode(at("code").value);
    // Nothing is compared yet, so nothing is missing.
    const isCutShort = typed === null && last !== null;
    at("code").setAttribute("aria-invalid", String(isCutShort));
    write("code-problem", isCutShort ? WORDS.page["code-incomplete"] : "");
    if (last === null) return;
    const compared = Lists.compare(typed === null ? "" : typed, last.code);
    const overall = Lists.overall(last.findings, compared);
    // A word about every file would take in what this page cannot check.
    const said = overall === "intact" ? WORDS.page["intact-here"] : WORDS.overall[overall];
    const heading = last.isWhole ? said : WORDS.page["only-these"];
    const bad = ["bad", "added-to"].includes(overall);
    const tone = last.isWhole ? (overall === "intact" ? "good" : bad ? "bad" : "open") : (bad ? "bad" : "open");
    at("answer").dataset.tone = tone;
    say("answer", heading);
    at("this-code").textContent = last.code === null ? WORDS.codes["cannot-tell"] : grouped(last.code);
    // A code that fits speaks for the list it is made of, and for the files where they agree with it.
    const isOnlyList = overall === "bad" || (!last.isWhole && overall !== "intact");
    const isOfList = compared === "matches" && isOnlyList;
    write("compared", WORDS.codes[isOfList ? "matches-list" : compared]);
    at("counts").textContent = ORDER.filter(function (verdict) {
      return last.findings.some(function (finding) { return finding.verdict === verdict; });
    }).map(function (verdict) {
      const count = last.findings.filter(function (finding) { return finding.verdict === verdict; }).length;
      return filled(WORDS.page.count, { count: count, verdict: WORDS.verdicts[verdict] });
    }).join(", ");
    const isGood = function (finding) { return finding.verdict === "intact"; };
    fill(at("bad-rows"), last.findings.filter(function (finding) { return !isGood(finding); }));
    fill(at("good-rows"), last.findings.filter(isGood));
    listPlaces(last.elsewhere);
    at("bad-table").hidden = at("bad-rows").rows.length === 0;
    at("good-table").hidden = at("good-rows").rows.length === 0;
  }

  function listPlaces(places) {
    at("places").textContent = "";
    places.forEach(function (place) {
      const line = document.createElement("li");
      line.textContent = detailWords(place);
      at("places").append(line);
    });
    ["elsewhere", "elsewhere-label"].forEach(function (id) { at(id).hidden = places.length === 0; });
  }

  function fill(body, findings) {
    body.textContent = "";
    findings.slice().sort(function (one, two) {
      return ORDER.indexOf(one.verdict) - ORDER.indexOf(two.verdict);
    }).forEach(function (finding) {
      const row = body.insertRow();
      const verdict = row.insertCell();
      verdict.textContent = SIGNS[finding.verdict] + " " + WORDS.verdicts[finding.verdict];
      const path = document.createElement("th");
      path.scope = "row";
      const text = document.createElement("bdi");
      text.textContent = visible(finding.path);
      path.append(text);
      row.append(path);
      row.insertCell().textContent = detailWords(finding.detail);
    });
  }

  // --- hands ------------------------------------------------------------------------------------

  function paths(files) {
    return Array.from(files, function (file) { return fromFile(file.webkitRelativePath || file.name, file); });
  }

  // Whoever says no to the browser's question has chosen nothing; that says nothing of a package.
  function given(files) {
    if (files.length === 0) throw new Error("nothing-given");
    return files;
  }

  at("folder").addEventListener("change", function (event) {
    const files = paths(event.target.files);
    check(async function () { return fromFolder(given(files)); });
  });
  at("files").addEventListener("change", function (event) {
    const files = Array.from(event.target.files);
    check(async function () { return chosenFiles(given(files)); });
  });
  ["folder", "files"].forEach(function (id) {
    // The same choice twice is a check twice.
    at(id).addEventListener("click", function (event) { event.target.value = ""; });
  });
  at("stop").addEventListener("click", function () {
    if (running === null) return;
    running.isStopped = true;
    running = null;
    say("problem", WORDS.page.stopped);
    at("folder").focus();
  });
  at("code").addEventListener("input", render);
  document.addEventListener("dragover", function (event) { event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    const transfer = event.dataTransfer;
    // What was dropped can be asked only now, not after a wait.
    const later = dropped(transfer);
    check(function () { return later; });
  });
})();
