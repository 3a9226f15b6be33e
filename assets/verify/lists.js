// What a package's lists say, held against what is there. No page, no file, no clock in here.
//
// The rules are those of the program that made the package: a file that no list names is "added", one
// that is listed and not there is "missing", one that cannot be read is "unreadable" and nothing is
// said of its bytes; where a list is missing, what it would list is "not-checked". So is what lies under
// data/ where its list is not the one that the tag manifest names: whoever alters an exhibit can write
// its line anew, and the code still fits. A list may come from anybody: a line that breaks a rule is
// named and not followed. A finding "isLeft" is of what needs a key to be checked, and does not decide.
//
// Details are [key, values] pairs; the page turns them into words.
"use strict";

const Lists = (function () {
  const PAYLOAD = "manifest-sha256.txt";
  const TAGS = "tagmanifest-sha256.txt";
  const DECLARATION = "bagit.txt";
  const INFO = "bag-info.txt";
  const MARKERS = [DECLARATION, PAYLOAD, TAGS];
  // What no list can name: the last list itself, and what is made over it.
  const SEAL = "seal/tagmanifest-sha256.txt.p7s";
  const STAMP = "seal/tagmanifest-sha256.txt.tsr";
  // The attribute messageDigest with 32 bytes (RFC 5652 section 11.2); a string of 32 bytes.
  const MESSAGE_DIGEST = "06092a864886f70d01090431220420";
  const OCTETS = "0420";
  const MOST_SEAL = 64 * 1024;
  const SYSTEM_FILES = { ".DS_Store": "finder", "Thumbs.db": "explorer", "desktop.ini": "explorer" };
  const MOST_LINES = 100000;
  const LONGEST_LINE = 8192;
  const MOST_FAULTS = 20;

  // Why a path must not be followed, as a key of the words, or "".
  function pathFault(path) {
    if (path.includes("\0")) return "zero-byte";
    if (path.includes("\\") || /^[A-Za-z]:/.test(path)) return "not-portable";
    if (path.startsWith("/") || path.startsWith("~")) return "leaves";
    const parts = path.split("/");
    if (parts.includes("..")) return "leaves";
    if (parts.includes("") || parts.includes(".")) return "not-plain";
    return "";
  }

  // Lines of a list, as text, or null for one that is not UTF-8; whether the last one was finished.
  function readManifest(lines, isFinished) {
    const digests = new Map();
    const faults = [];
    if (!isFinished) faults.push(["unfinished", {}]);
    if (lines.length > MOST_LINES) throw new Error("too-many-lines");
    lines.forEach(function (line, index) {
      const found = line !== null && line.length <= LONGEST_LINE
        ? /^([0-9A-Fa-f]{64})  ([^]+)$/.exec(line) : null;
      let fault = "";
      let path = "";
      if (line === null) fault = "not-utf8";
      else if (found === null) fault = "no-digest-and-path";
      else {
        // A mail gateway may have turned LF into CRLF: the list is altered then, the files are not.
        path = found[2].replace(/\r$/, "").replace(/%(0[AaDd]|25)/g, function (_, code) {
          return String.fromCharCode(parseInt(code, 16));
        });
        fault = pathFault(path) || (digests.has(path) ? "twice" : "");
      }
      if (fault) faults.push(["line", { number: index + 1, fault: fault }]);
      else digests.set(path, found[1].toLowerCase());
    });
    return { digests: digests, faults: shortened(faults) };
  }

  function shortened(faults) {
    if (faults.length <= MOST_FAULTS) return faults;
    const more = ["more", { count: faults.length - MOST_FAULTS }];
    return faults.slice(0, MOST_FAULTS).concat([more]);
  }

  function isPayload(path) {
    return path.startsWith("data/");
  }

  function onlyOf(list, governsPayload) {
    if (list === null) return null;
    const digests = new Map();
    const faults = list.faults.slice();
    list.digests.forEach(function (digest, path) {
      if (isPayload(path) === governsPayload) digests.set(path, digest);
      else faults.push(["other-list", { path: path }]);
    });
    return { digests: digests, faults: shortened(faults) };
  }

  // Why a file cannot be read: its own problem, or that of something on the way to it.
  function obstacleTo(path, files) {
    const parts = path.split("/");
    for (let depth = 1; depth <= parts.length; depth++) {
      const file = files.get(parts.slice(0, depth).join("/"));
      if (file !== undefined && file.problem !== null) return file.problem;
    }
    return null;
  }

  // Why nothing can be said by the payload's list, as a key of the words, or "" for a sure one.
  function doubtOf(files, tags) {
    const listed = tags === null ? undefined : tags.digests.get(PAYLOAD);
    const file = files.get(PAYLOAD);
    if (listed === undefined || file === undefined) return "unsure-list";
    return file.sha256 === listed ? "" : "altered-list";
  }

  // Whether 32 bytes behind a beginning are these: true, false, or null where there is no beginning.
  function holds(bytes, beginning, digest) {
    if (bytes === null || bytes.length > MOST_SEAL) return null;
    const text = Array.from(bytes, function (byte) {
      return (byte < 16 ? "0" : "") + byte.toString(16);
    }).join("");
    let isThere = null;
    for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1)) {
      if (at % 2 !== 0) continue;
      const start = at + beginning.length;
      if (start + 64 > text.length) continue;
      if (text.slice(start, start + 64) === digest) return true;
      isThere = false;
    }
    return isThere;
  }

  // What was made over the tag manifest: as far as that can be told without a key.
  function judgeMadeOver(files, path, bytes, beginning, say) {
    const problem = obstacleTo(path, files);
    const tags = files.get(TAGS);
    if (problem !== null) return say(path, "unreadable", problem);
    // An empty seal is none; an empty stamp was put there.
    if (!files.has(path) || (path === SEAL && files.get(path).size === 0)) return say(path, "missing");
    if (tags === undefined || tags.sha256 === null) return say(path, "not-checked", ["no-list", {}]);
    const isOver = holds(bytes, beginning, tags.sha256);
    if (isOver) return say(path, "not-checked", ["seal-left", {}], true);
    // A stamp without these bytes stamps something else; a seal without any digest is of no known form.
    if (isOver === false || path === STAMP) return say(path, "altered", ["seal-other", {}]);
    return say(path, "not-checked", ["seal-form", {}]);
  }

  // files: Map of path -> {sha256: hex or null, size: bytes, problem: [key, values] or null};
  // payload, tags: what readManifest gave, or null for a list that is missing or unreadable;
  // declaration: whether bagit.txt says what it must, or null when that cannot be told;
  // said: what bag-info.txt says: oxum, of the payload, as bytes.files, or null; isStamped, of a stamp;
  // made: the bytes of seal and stamp, or null.
  function judge(files, payload, tags, declaration, said, made) {
    const findings = [];
    const listed = new Map();
    const uncheckable = new Map();
    const say = function (path, verdict, detail, isLeft) {
      findings.push({ path: path, verdict: verdict, detail: detail || null, isLeft: Boolean(isLeft) });
    };
    const unlisted = said.isStamped ? [TAGS, SEAL, STAMP] : [TAGS, SEAL];
    const lists = [[PAYLOAD, onlyOf(payload, true), true], [TAGS, onlyOf(tags, false), false]];
    const knownTags = lists[1][1];
    const doubt = doubtOf(files, knownTags);
    lists.forEach(function (each) {
      const name = each[0], list = each[1], governsPayload = each[2];
      const isSure = list !== null && (!governsPayload || doubt === "");
      if (!isSure) {
        files.forEach(function (_, path) {
          if (isPayload(path) !== governsPayload || unlisted.includes(path)) return;
          uncheckable.set(path, [list === null ? "no-list" : doubt, {}]);
        });
      }
      if (list === null) {
        if (knownTags === null || !knownTags.digests.has(name)) {
          const problem = obstacleTo(name, files);
          say(name, problem === null ? "missing" : "unreadable", problem);
        }
        return;
      }
      const places = new Map();
      list.digests.forEach(function (digest, path) { places.set(digest, path); });
      list.digests.forEach(function (digest, path) {
        listed.set(path, digest);
        const problem = obstacleTo(path, files);
        const file = files.get(path);
        if (problem !== null) say(path, "unreadable", problem);
        else if (file === undefined) say(path, "missing", ["digest", { digest: digest }]);
        else if (!isSure) say(path, "not-checked", [doubt, {}]);
        else if (file.sha256 === digest) say(path, "intact");
        else if (places.has(file.sha256)) {
          say(path, "altered", ["bytes-of", { path: places.get(file.sha256) }]);
        } else say(path, "altered", ["digests", { actual: file.sha256, listed: digest }]);
      });
      list.faults.forEach(function (fault) { say(name, "altered", fault); });
    });
    uncheckable.forEach(function (detail, path) {
      if (!listed.has(path)) say(path, "not-checked", detail);
    });
    const missing = new Map();
    listed.forEach(function (digest, path) { if (!files.has(path)) missing.set(digest, path); });
    files.forEach(function (file, path) {
      if (listed.has(path) || uncheckable.has(path) || unlisted.includes(path)) return;
      const last = path.slice(path.lastIndexOf("/") + 1);
      if (file.problem !== null) say(path, "unreadable", file.problem);
      else if (last in SYSTEM_FILES) say(path, "added", [SYSTEM_FILES[last], {}]);
      else if (missing.has(file.sha256)) {
        say(path, "added", ["bytes-of-missing", { path: missing.get(file.sha256) }]);
      } else say(path, "added", ["unlisted", {}]);
    });
    if (declaration === false) say(DECLARATION, "altered", ["declaration", {}]);
    const actual = doubt === "" ? payloadOxum(files, lists[0][1]) : null;
    if (said.oxum !== null && actual !== null && said.oxum !== actual) {
      say(INFO, "altered", ["oxum", { actual: actual }]);
    }
    judgeMadeOver(files, SEAL, made.seal, MESSAGE_DIGEST, say);
    if (said.isStamped) judgeMadeOver(files, STAMP, made.stamp, OCTETS, say);
    return findings;
  }

  // Files without their folder, by their bytes alone; files, payload and tags as above.
  function lookUp(files, payload, tags) {
    const findings = [];
    const say = function (path, verdict, detail) {
      findings.push({ path: path, verdict: verdict, detail: detail || null, isLeft: false });
    };
    const ofPayload = onlyOf(payload, true), ofTags = onlyOf(tags, false);
    const doubt = doubtOf(files, ofTags);
    const places = new Map();
    [[ofPayload, doubt], [ofTags, ""]].forEach(function (each) {
      if (each[0] === null) return;
      each[0].digests.forEach(function (digest, path) { places.set(digest, [path, each[1]]); });
    });
    if (ofTags !== null) ofTags.faults.forEach(function (fault) { say(TAGS, "altered", fault); });
    files.forEach(function (file, path) {
      if (path === TAGS) return;
      const place = places.get(file.sha256);
      if (file.problem !== null) say(path, "unreadable", file.problem);
      else if (path === PAYLOAD && doubt === "altered-list") {
        const digests = { actual: file.sha256, listed: ofTags.digests.get(PAYLOAD) };
        say(path, "altered", ["digests", digests]);
      } else if (path === PAYLOAD && doubt !== "") say(path, "not-checked", [doubt, {}]);
      else if (SEAL.endsWith("/" + path) || STAMP.endsWith("/" + path)) {
        say(path, "not-checked", ["seal-left", {}]);
      } else if (place !== undefined && place[1] === "") {
        say(path, "intact", ["bytes-of", { path: place[0] }]);
      } else if (doubt !== "") say(path, "not-checked", [doubt, {}]);
      else say(path, "added", ["no-such-bytes", {}]);
    });
    return findings;
  }

  // Bytes and number of the listed files, where all of them are as listed; null otherwise.
  function payloadOxum(files, list) {
    if (list === null || list.digests.size === 0) return null;
    let bytes = 0;
    for (const each of list.digests) {
      const file = files.get(each[0]);
      if (file === undefined || file.sha256 !== each[1]) return null;
      bytes += file.size;
    }
    return bytes + "." + list.digests.size;
  }

  // The code as somebody typed it: 64 digits, "" for none, or null for something else.
  function readCode(text) {
    const digits = text.replace(/[\s\-–]/g, "").toLowerCase();
    if (digits === "") return "";
    return /^[0-9a-f]{64}$/.test(digits) ? digits : null;
  }

  function compare(expected, computed) {
    if (expected === "") return "not-given";
    if (computed === null) return "cannot-tell";
    return expected === computed ? "matches" : "differs";
  }

  // The answer about the whole package.
  function overall(findings, code) {
    const deciding = findings.filter(function (finding) { return !finding.isLeft; });
    const verdicts = new Set(deciding.map(function (finding) { return finding.verdict; }));
    const isAltered = ["altered", "missing", "unreadable"].some(function (bad) {
      return verdicts.has(bad);
    });
    if (code === "differs" || isAltered) return "bad";
    if (verdicts.has("added")) {
      // Only with the code is it known that what is listed is what was handed over.
      return code === "matches" && !verdicts.has("not-checked") ? "added-to" : "bad";
    }
    if (code === "cannot-tell" || verdicts.has("not-checked")) return "incomplete";
    return code === "not-given" ? "consistent" : "intact";
  }

  // The one folder that holds the lists, with its slash, or "", among names that may have a top folder.
  function topFolder(names) {
    const tops = new Set();
    names.forEach(function (name) {
      const cut = name.lastIndexOf("/") + 1;
      if (MARKERS.includes(name.slice(cut)) && !name.slice(0, cut - 1).includes("/")) {
        tops.add(name.slice(0, cut));
      }
    });
    if (tops.size === 0) throw new Error("no-package");
    if (tops.size > 1) throw new Error("several-packages");
    return tops.values().next().value;
  }

  return {
    PAYLOAD: PAYLOAD, TAGS: TAGS, DECLARATION: DECLARATION, INFO: INFO, SEAL: SEAL, STAMP: STAMP,
    pathFault: pathFault, readManifest: readManifest, judge: judge, lookUp: lookUp,
    readCode: readCode, compare: compare, overall: overall, topFolder: topFolder,
  };
})();
