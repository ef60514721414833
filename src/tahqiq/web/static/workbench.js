// The keys of the workbench. Every page reads and every form works without this file.
"use strict";

(() => {
  const $ = (what, where = document) => where.querySelector(what);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const csrf = $('meta[name="csrf"]').content;
  const told = $("#told");
  let line = Promise.resolve(); // requests go one after another, in the order of the keys
  const AHEAD = 90; // cards kept ready past the one in focus
  let going = false; // `g` was pressed

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = csrf;
  });

  const say = (text) => {
    told.textContent = text;
    told.classList.toggle("shown", Boolean(text));
  };

  // ---- cards ---------------------------------------------------------------------
  const cards = () => all(".card");
  const focused = () => $(".card.focused");

  const focus = (card, scroll = true) => {
    if (!card) return;
    for (const row of all(".card.focused")) row.classList.remove("focused");
    card.classList.add("focused");
    card.focus({ preventScroll: true });
    light(card.dataset.n);
    if (scroll) card.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const rows = cards();
    const here = rows.indexOf(focused());
    const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
    focus(next);
    if (next && rows.length - rows.indexOf(next) < AHEAD) more();
  };

  const waits = (card) => card.classList.contains("st-proposed") && !card.dataset.sent;

  // The next claim that waits is in focus before the answer is there: nobody waits.
  const onward = (card) => {
    const rows = cards();
    const here = rows.indexOf(card);
    focus(rows.slice(here + 1).find(waits) || rows.find(waits) || rows[here]);
    if (rows.length - here < AHEAD) more();
  };

  const send = (path, values, card) => {
    const anchor = card.id;
    line = line.then(async () => {
      const answer = await fetch(path, {
        method: "POST",
        credentials: "same-origin",
        headers: { "X-CSRF-Token": csrf, "HX-Request": "true", Accept: "text/html" },
        body: new URLSearchParams({ shape: card.dataset.shape || "card", ...values }),
      });
      const text = await answer.text();
      if (!answer.ok) return trouble(text, anchor);
      swap(text, answer.headers.get("X-Card") || anchor);
    });
    return line;
  };

  const swap = (text, anchor) => {
    const made = new DOMParser().parseFromString(text, "text/html").querySelector(".card");
    const old = document.getElementById(anchor);
    if (!made || !old) return;
    const was = old.classList.contains("focused");
    const number = old.dataset.n;
    if (number) {
      made.dataset.n = number;
      const link = $(".number", old);
      if (link && !$(".number", made)) made.prepend(link.cloneNode(true));
    }
    old.replaceWith(document.importNode(made, true));
    const now = document.getElementById(anchor);
    if (window.htmx) window.htmx.process(now);
    if (was) focus(now, false);
    paint();
    tally();
  };

  const trouble = (text, anchor) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    if ($(".decisions", page)) { // somebody else has decided the same: both are shown
      $("#main").replaceWith(document.importNode($("#main", page), true));
      return window.scrollTo(0, 0);
    }
    const what = $("[role=alert]", page);
    const card = document.getElementById(anchor);
    say(what ? what.textContent : "It could not be done.");
    if (card) {
      delete card.dataset.sent;
      focus(card);
    }
  };

  const tally = () => {
    const bar = $("#bar");
    if (!bar) return;
    const rows = cards();
    const done = rows.filter((row) => !row.classList.contains("st-proposed")).length;
    const before = Number($("#count").dataset.done);
    const counted = $("#queue").dataset.before
      ? before + done - Number($("#queue").dataset.before)
      : before + done;
    bar.value = counted;
    $("#count strong").textContent = String(counted);
  };

  const judge = (card, kind, reason = "") => {
    card.dataset.sent = kind;
    say("");
    send("/judge", {
      kind, reason, subject: card.dataset.key, based_on: card.dataset.based,
    }, card);
    onward(card);
  };

  const undo = () => {
    const card = focused() || cards()[0] || told;
    line = line.then(async () => {
      const answer = await fetch("/undo", {
        method: "POST",
        credentials: "same-origin",
        headers: { "X-CSRF-Token": csrf, "HX-Request": "true", Accept: "text/html" },
        body: new URLSearchParams({ shape: card.dataset.shape || "card" }),
      });
      const text = await answer.text();
      if (!answer.ok) return trouble(text, card.id);
      const anchor = answer.headers.get("X-Card");
      if (!anchor) return window.location.reload();
      swap(text, anchor);
      say("Taken back.");
      focus(document.getElementById(anchor));
    });
  };

  const reject = (card) => {
    const slot = $(".slot", card);
    slot.replaceChildren($("#rejecting").content.cloneNode(true));
    const form = $("form", slot);
    for (const button of all("[data-reason]", form)) {
      button.addEventListener("click", () => judge(card, "reject", button.dataset.reason));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      judge(card, "reject", form.elements.reason.value);
    });
    form.addEventListener("keydown", (event) => {
      const buttons = all("[data-reason]", form);
      const chosen = buttons[Number(event.key) - 1];
      if (chosen && !form.elements.reason.value) {
        event.preventDefault();
        event.stopPropagation();
        chosen.click();
      }
    });
    form.elements.reason.focus();
  };

  // The forms of a claim's own page, brought to its card.
  const fetchForm = async (card, part) => {
    const answer = await fetch(card.dataset.page, { credentials: "same-origin" });
    if (!answer.ok) return trouble(await answer.text(), card.id);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = document.importNode($(`#${part}`, page), true);
    found.removeAttribute("id");
    const slot = $(".slot", card);
    slot.replaceChildren(found);
    const form = $("form", found);
    if (form) {
      const leave = document.createElement("button");
      leave.type = "button";
      leave.dataset.do = "leave";
      leave.textContent = "Leave";
      form.append(leave);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        card.dataset.sent = part;
        const values = Object.fromEntries(new FormData(form));
        delete values.csrf;
        delete values.back;
        send(form.getAttribute("action"), values, card);
        onward(card);
      });
      const first = $("textarea, input:not([type=hidden])", form);
      first.focus();
      first.select();
    } else {
      found.tabIndex = -1;
      found.focus();
    }
  };

  const leave = () => {
    for (const slot of all(".slot")) slot.replaceChildren();
    const card = focused();
    if (card) card.focus({ preventScroll: true });
    const pick = $("#pick");
    if (pick) pick.hidden = true;
  };

  const more = () => {
    const link = $("#more");
    if (!link || link.dataset.asked) return;
    link.dataset.asked = "yes";
    fetch(link.href, { credentials: "same-origin" }).then(async (answer) => {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const card of all(".card", page)) {
        if (!document.getElementById(card.id)) {
          $("#queue").append(document.importNode(card, true));
        }
      }
      const here = focused();
      if (here && !waits(here)) {
        say("");
        focus(cards().find(waits));
      }
      const next = $("#more", page);
      if (next) {
        link.href = next.getAttribute("href");
        delete link.dataset.asked;
        const rows = cards();
        if (rows.length - rows.indexOf(focused()) < AHEAD) more();
      } else {
        link.closest(".more-line").remove();
      }
    });
  };

  // ---- the report beside its reading ----------------------------------------------
  const light = (number) => {
    for (const row of all(".lit")) row.classList.remove("lit");
    if (!number) return;
    for (const row of all("[data-c]")) {
      if (row.dataset.c.split(" ").includes(number)) row.classList.add("lit");
    }
    const card = $(`.note-card[data-n="${number}"]`);
    if (card) card.classList.add("lit");
  };

  // Words of claims that are decided look decided.
  const paint = () => {
    const state = {};
    for (const card of all(".note-card[data-n]")) {
      state[card.dataset.n] = (card.className.match(/st-(\w+)/) || [])[1];
    }
    for (const row of all("[data-c]")) {
      const found = row.dataset.c.split(" ").map((n) => state[n]).filter(Boolean);
      row.classList.toggle("gone", found.length > 0 && found.every((s) => s === "reject"));
      row.classList.toggle("sure", found.some((s) => s === "accept" || s === "edit"));
    }
  };

  const picked = () => {
    const found = window.getSelection();
    const text = found.rangeCount && !found.isCollapsed ? found.getRangeAt(0) : null;
    if (!text || !$("#report").contains(text.commonAncestorContainer)) return null;
    const start = place(text.startContainer, text.startOffset);
    const end = place(text.endContainer, text.endOffset);
    return start === null || end === null || end <= start ? null : { start, end };
  };

  // Places are counted in characters of Unicode, as the reading counts them.
  const place = (node, offset) => {
    const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
    if (!run) return null;
    const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
    return Number(run.dataset.at) + [...before].length;
  };

  const wordsAt = ({ start, end }) =>
    all("#report [data-at]")
      .map((run) => [Number(run.dataset.at), [...run.textContent]])
      .map(([at, letters]) => letters.slice(Math.max(0, start - at), Math.max(0, end - at)).join(""))
      .join("");

  const byHand = () => {
    const found = picked();
    if (!found) return;
    const form = $("#by-hand form");
    form.elements.words.value = wordsAt(found);
    form.elements.start.disabled = false;
    form.elements.start.value = found.start;
    form.elements.proposition.value = form.elements.words.value.replace(/\s+/g, " ").trim();
    $("#pick").hidden = true;
    $("#by-hand").scrollIntoView({ block: "center" });
    form.elements.proposition.focus();
  };

  if ($("#report")) {
    document.addEventListener("selectionchange", () => {
      $("#pick").hidden = !picked();
    });
    $("#pick").addEventListener("click", byHand);
    $("#by-hand [name=words]").addEventListener("input", (event) => {
      event.target.form.elements.start.disabled = true;
    });
    const point = (event) => {
      const run = event.target.closest("[data-c], [data-n]");
      if (run) light(run.dataset.n || run.dataset.c.split(" ")[0]);
    };
    $("#report").addEventListener("mouseover", point);
    $("#report").addEventListener("focusin", point);
    $("#report").addEventListener("click", (event) => {
      const run = event.target.closest("[data-c]");
      if (!run || !window.getSelection().isCollapsed) return;
      focus($(`.note-card[data-n="${run.dataset.c.split(" ")[0]}"]`), false);
    });
    paint();
  }

  // ---- keys and buttons ------------------------------------------------------------
  const acts = {
    accept: (card) => judge(card, "accept"),
    reject: (card) => reject(card),
    edit: (card) => fetchForm(card, "edit"),
    split: (card) => fetchForm(card, "split"),
    why: (card) => fetchForm(card, "why"),
    open: (card) => window.location.assign(`/words/${card.id}`),
  };
  const keys = { a: "accept", r: "reject", e: "edit", s: "split", w: "why", o: "open" };
  const decides = new Set(["accept", "reject", "edit", "split"]);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    const what = button.dataset.do;
    const card = button.closest(".card");
    if (what === "help") $("#help").showModal();
    else if (what === "leave") leave();
    else if (card && acts[what] && what !== "open" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focus(card, false);
      acts[what](card);
    } else if (card && what === "undo-this") {
      event.preventDefault();
      send("/undo", { judgement: button.value }, card);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (event.target.matches("input, textarea, select") || $("dialog[open]")) return;
    if (going) {
      going = false;
      const room = $(`.rooms [data-key="${CSS.escape(event.key)}"]`);
      if (room) window.location.assign(room.href);
      return;
    }
    const card = focused();
    if (event.key === "g") going = true;
    else if (event.key === "?") $("#help").showModal();
    else if (event.key === "/") {
      event.preventDefault();
      $("#find").focus();
    } else if (event.key === "n" && $("#report") && picked()) {
      event.preventDefault();
      byHand();
    } else if (!cards().length) return;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "u") undo();
    else if (keys[event.key] && card) {
      event.preventDefault();
      if (decides.has(keys[event.key]) && !waits(card)) {
        // A key is never spent on a claim that nobody has seen.
        if (event.key === "a" && $("#more") && !cards().some(waits)) {
          say("The next claims are on their way.");
          more();
        } else if (event.key === "a") onward(card);
        else say("This is decided. u takes back your last decision.");
      } else acts[keys[event.key]](card);
    }
  });

  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card && !card.classList.contains("focused")) {
      for (const row of all(".card.focused")) row.classList.remove("focused");
      card.classList.add("focused");
    }
  });

  // ---- reports on their way in -----------------------------------------------------
  const run = $("#run[data-events]");
  if (run && !run.dataset.done) {
    const events = new EventSource(run.dataset.events);
    events.addEventListener("file", (event) => {
      const file = JSON.parse(event.data);
      $("progress", run).value = file.done;
      if ($("#done-list").children.length >= file.done) return;
      const row = document.createElement("li");
      row.dir = "auto";
      row.textContent = file.name;
      $("#done-list").append(row);
    });
    events.addEventListener("end", () => {
      events.close();
      window.location.reload();
    });
  }
  // ---- what is not taken in yet ----------------------------------------------------
  const behind = $("#behind");
  if (behind) {
    const events = new EventSource(behind.dataset.events);
    const tell = (text, link) => {
      events.close();
      $("span", behind).textContent = text;
      $("a", behind).textContent = link;
    };
    events.addEventListener("drawn", () => {
      if (!behind.dataset.first) return tell("What was missing here is taken in now.", "Show it");
      events.close();
      window.location.reload();
    });
    events.addEventListener("trouble", (event) => tell(event.data, "Look again"));
  }
  const drop = $(".drop");
  if (drop) {
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop") $("input", drop).files = event.dataTransfer.files;
      });
    }
  }

  // ---- as the page opens -------------------------------------------------------------
  const fold = $(".rooms-fold");
  if (fold && window.matchMedia("(max-width: 60rem)").matches) fold.removeAttribute("open");
  if ($("#queue")) {
    const queue = $("#queue");
    queue.dataset.before = String(cards().filter((row) => !waits(row)).length);
    const named = window.location.hash && document.getElementById(window.location.hash.slice(1));
    focus(named || cards().find(waits), Boolean(named));
    if (cards().length < AHEAD) more();
  } else if (window.location.hash) {
    const named = document.getElementById(window.location.hash.slice(1));
    if (named && named.classList.contains("card")) focus(named);
  }
  document.documentElement.classList.add("scripted");
})();
