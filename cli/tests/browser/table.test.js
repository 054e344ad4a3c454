// The page that `table --format html` prints, in a real browser.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { assemble, disassemble } from "es-hangul";
import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "table-"));
let browser;

before(async () => {
  const { CHROMIUM } = process.env;
  assert.ok(CHROMIUM, "CHROMIUM has to be the path of the browser: run .ci/browser");
  browser = await chromium.launch({ executablePath: CHROMIUM });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The shape and the Korean label of each class. */
const classes = {
  success: ["✓", "성공"],
  retryable: ["↻", "재시도 가능"],
  fatal: ["✕", "조치 후 재요청"],
};

const run = (...args) => spawnSync("cargo", ["run", "--quiet", "--", ...args], { encoding: "utf8" });

/** What the command says of each code as JSON, which is held to `codes.csv` by `cli/tests/cli`. */
const table = JSON.parse(run("table", "--format", "json").stdout).map((code) => ({
  code: code.code,
  class: code.class,
  name: code.name,
  message: code.message ?? "",
  ko: [code.description_ko, code.help_ko],
  en: [code.description_en, code.help_en],
  edition: code.edition,
}));
const examples = table.filter(({ code }) => ["504", "0000", "805", "2002"].includes(code));
const duplicate = examples.find(({ code }) => code === "504");

const codesOf = (rows) => rows.map(({ code }) => code);
const codesOfClass = (...names) => codesOf(table.filter((row) => names.includes(row.class)));

/** The codes that have every word of the text in what a page in these languages shows of them. */
function matches(text, langs = ["ko", "en"]) {
  const words = text.toLowerCase().split(/\s+/);
  return codesOf(table.filter((row) => {
    const texts = [row.code, row.name, row.message, row.class, ...langs.flatMap((lang) => row[lang])];
    const label = langs.includes("ko") ? classes[row.class] : [];
    const shown = [...texts, ...label].join("\n").toLowerCase();
    return words.every((word) => shown.includes(word));
  }));
}

function print(...options) {
  const file = join(folder, `${options.join("") || "both"}.html`);
  writeFileSync(file, run("table", "--format", "html", ...options).stdout);
  return pathToFileURL(file).href;
}

const both = print();

/** Opens a page, and closes it with the test. Whatever it fetches, or goes wrong in its script, fails the test. */
async function open(t, url = both, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error));
  page.on("request", (request) => request.isNavigationRequest() || errors.push(request.url()));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(errors, []);
  });
  await page.goto(url);
  return page;
}

const search = (page) => page.getByRole("searchbox");
const status = (page) => page.getByRole("status").first();
const notice = (page) => page.getByRole("status").last();

const address = (page) => page.evaluate(() => location.href);

/** The codes of the rows that can be seen. */
const codes = (page) => page.locator("tr[id]:visible").evaluateAll((rows) => rows.map((row) => row.id));

/** Whether the page says that it shows so many of all codes. */
async function says(page, shown) {
  const counts = `코드 ${table.length}개 중 ${shown}개 ${shown} of ${table.length} codes`;
  assert.equal((await status(page).textContent()).trim().replace(/\s+/g, " "), counts);
}

test("each code is shown with all its texts, in the order of the vendor's page", async (t) => {
  const page = await open(t);
  const rows = await page.locator("tr[id]").evaluateAll((rows) => rows.map((row) => {
    const texts = (selector) => Array.from(row.querySelectorAll(selector), (element) => element.textContent);
    const [code, edition] = [...texts(".code"), ...texts(".source time")];
    const [name, message = ""] = texts(".name code");
    const [ko, en] = [texts(".text[lang=ko] p"), texts(".text[lang=en] p")];
    return { code, class: texts(".class code").join(), name, message, ko, en, edition };
  }));
  assert.deepEqual(rows, table);
  assert.deepEqual(await codes(page), codesOf(table));
  await says(page, table.length);
});

/** What the page says of a code whose number an HTTP status may have. */
const httpStatus = "같은 숫자의 HTTP 상태는 뜻이 다릅니다. An HTTP status of the same number means something else.";

test("search filters as one types, over codes, names, messages and both languages", async (t) => {
  const page = await open(t);
  const box = page.getByRole("searchbox", { name: "검색 Search" });
  for (const [typed, key] of [["5", "5"], ["50", "0"], ["504", "4"]]) {
    await box.press(key);
    assert.deepEqual(await codes(page), matches(typed));
    await says(page, matches(typed).length);
    assert.equal(await notice(page).innerText(), typed === "504" ? httpStatus : "");
  }
  for (const { code, name, message, ko, en } of examples) {
    const reversed = `  ${ko[0].split(" ").toReversed().join("   ")} `;
    const texts = [code, name.toLowerCase(), message, ...ko, ...en, en[0].toUpperCase()];
    for (const text of [...texts, reversed, `${ko[0]} ${en[0]}`]) {
      await box.fill(text);
      assert.deepEqual(await codes(page), matches(text.trim()), text);
    }
  }
  await box.fill("no such text");
  assert.deepEqual(await codes(page), []);
  await says(page, 0);
  assert.equal(await page.getByRole("columnheader").count(), 0);
  await box.press("Enter");
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.deepEqual(await codes(page), codesOf(table));
  assert.equal(await page.getByRole("button").count(), 0);
  assert.equal(await address(page), both);
});

test("what is pasted finds its codes", async (t) => {
  const page = await open(t);
  for (const { text, codes: expected, http_status } of [
    ...JSON.parse(readFileSync(new URL("../pasted.json", import.meta.url), "utf8")),
    { text: encodeURIComponent('{"code":"504","message":"중복"}'), codes: ["504"] },
    { text: "%7b%22code%22%3a%22504%22%2c%22message%22%3a%22%ed%85", codes: ["504"] },
    { text: encodeURIComponent(duplicate.ko[0]), codes: matches(duplicate.ko[0]) },
    { text: "템플릿코드", codes: codesOf(table.filter(({ ko }) => ko.join("\n").includes("템플릿 코드"))) },
  ]) {
    await search(page).fill(text);
    assert.deepEqual(await codes(page), expected, text);
    if (expected.length > 0) assert.equal(await notice(page).innerText(), http_status ? httpStatus : "", text);
  }
});

test("a reply that is copied and pasted finds the codes of its items too", async (t) => {
  const page = await open(t);
  const reply = readFileSync(new URL("../../../tests/replies/images-partly-failed.json", import.meta.url), "utf8");
  await page.evaluate((reply) => {
    document.body.prepend(Object.assign(document.createElement("textarea"), { value: reply }));
  }, reply);
  await page.locator("textarea").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  await search(page).focus();
  await page.keyboard.press("Control+V");
  assert.deepEqual(await codes(page), ["2002", "2004", "6000"]);
});

/** What `explain` says of a code that is not documented, below the error and without the labels. */
const undocumented = ["ko", "en"].flatMap((lang) => {
  const [, ...lines] = run("explain", "--lang", lang, "7204").stderr.trim().split("\n");
  return lines.map((line) => line.replace(/^ +(\S+ {2,})?/, ""));
});

test("of a number that is no code, the page says what explain says", async (t) => {
  const page = await open(t);
  for (const text of ["7204", "7204번", "HTTP 502", '{"code":"7204","message":""}']) {
    await search(page).fill(text);
    assert.deepEqual(await codes(page), []);
    assert.deepEqual((await notice(page).innerText()).split(/\n+/), undocumented, text);
  }
});

test("of anything else that finds nothing, the page says so", async (t) => {
  const says = "일치하는 코드가 없습니다. No code matches.";
  const page = await open(t);
  await search(page).fill("no such text");
  assert.equal(await notice(page).innerText(), says);
  // The code is documented: only the class hides it.
  await search(page).fill("504");
  await page.getByRole("checkbox", { name: "retryable" }).check();
  assert.deepEqual(await codes(page), []);
  assert.equal(await notice(page).innerText(), says);
  await search(page).fill("504, 600");
  assert.equal(await notice(page).innerText(), "");
  await page.goto(print("--class", "retryable"));
  await search(page).fill("504");
  assert.equal(await notice(page).innerText(), says);
});

test("a syllable that is being typed finds what it begins", async (t) => {
  const page = await open(t);
  for (const { code, ko } of examples) {
    for (const word of ko[0].match(/[가-힣]+/g)) {
      const keys = [...disassemble(word)];
      for (const typed of keys.keys()) {
        const text = assemble(keys.slice(0, typed + 1));
        await search(page).fill(text);
        assert.ok((await codes(page)).includes(code), `${text} for ${word} of ${code}`);
      }
    }
  }
});

test("classes filter, alone, together and with the search", async (t) => {
  const page = await open(t);
  const choose = (name) => page.getByRole("checkbox", { name });
  await choose("retryable").check();
  assert.deepEqual(await codes(page), codesOfClass("retryable"));
  await choose("success").check();
  const chosen = codesOfClass("success", "retryable");
  assert.deepEqual(await codes(page), chosen);
  await search(page).fill("image");
  const found = matches("image");
  assert.deepEqual(await codes(page), chosen.filter((code) => found.includes(code)));
});

test("the keyboard reaches the search, the classes, the languages and the codes", async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(() => document.activeElement.value || document.activeElement.hash);
  await page.keyboard.press("Tab");
  await page.keyboard.type(duplicate.name);
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "success");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.deepEqual(await codes(page), ["504"]);
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "both");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "ko");
  assert.equal(await page.locator("[id='504'] .text[lang=en]").isVisible(), false);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "#504");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${both}?q=${duplicate.name}&class=fatal&lang=ko#504`);
});

/** The code of the row that alone is marked, if it is wholly in view and below what sticks to the top. */
function markedInView(page) {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll("tr[id]")];
    const [row, ...others] = rows.filter((row) => getComputedStyle(row).outlineStyle === "solid");
    const highlighted = rows.filter((row) => getComputedStyle(row).backgroundColor !== "rgba(0, 0, 0, 0)");
    const box = row.getBoundingClientRect();
    const covered = document.elementFromPoint(box.left + 20, box.top + 5)?.closest("tr") !== row;
    const alone = others.length === 0 && highlighted.length === 1 && highlighted[0] === row;
    return alone && !covered && box.bottom <= innerHeight && row.id;
  });
}

/** Goes to a code in the same page, as a link in it does. */
const follow = async (page, hash) => page.goto(Object.assign(new URL(await address(page)), { hash }).href);

for (const width of [390, 1280]) {
  test(`a link scrolls to its code and marks it, ${width} pixels wide`, async (t) => {
    const page = await open(t, `${both}#504`, { viewport: { width, height: 800 } });
    assert.equal(await markedInView(page), "504");
    await page.goto(`${both}#2002`);
    assert.equal(await markedInView(page), "2002");
  });
}

test("a link clears the filter if it hides the code, followed again too", async (t) => {
  const page = await open(t, `${both}#504`);
  await search(page).fill("2002");
  await follow(page, "2002");
  assert.equal(await markedInView(page), "2002");
  assert.deepEqual(await codes(page), matches("2002"));
  await page.getByRole("radio", { name: "English", exact: true }).check();
  await page.getByRole("checkbox", { name: "retryable" }).check();
  await search(page).fill("upload");
  await follow(page, "504");
  assert.equal(await markedInView(page), "504");
  assert.deepEqual(await codes(page), codesOf(table));
  assert.equal(await search(page).inputValue(), "");
  assert.ok(await page.getByRole("radio", { name: "English", exact: true }).isChecked());
  await search(page).fill("2002");
  await follow(page, "504");
  assert.equal(await markedInView(page), "504");
  assert.deepEqual(await codes(page), codesOf(table));
});

test("a link to what is no code, and cannot be decoded, changes nothing", async (t) => {
  const page = await open(t, `${both}#%`);
  assert.deepEqual(await codes(page), codesOf(table));
  await follow(page, "504");
  await search(page).fill("2002");
  await follow(page, "%");
  assert.deepEqual(await codes(page), matches("2002"));
});

test("the address keeps the search, the classes and the language", async (t) => {
  const other = `${both}?file=codes`;
  const page = await open(t, `${other}&lang=none`);
  const state = async (page) => [
    await search(page).inputValue(),
    await page.getByRole("checkbox", { name: "fatal" }).isChecked(),
    await page.getByRole("radio", { name: "English", exact: true }).isChecked(),
    await codes(page),
  ];
  const expected = ["템플릿 504", true, true, ["504"]];
  await search(page).fill("템플릿 504");
  await page.getByRole("checkbox", { name: "fatal" }).check();
  await page.getByRole("radio", { name: "English", exact: true }).check();
  assert.deepEqual(await state(page), expected);
  assert.ok((await address(page)).startsWith(`${other}&q=`));
  await page.reload();
  assert.deepEqual(await state(page), expected);
  await page.goto(print("--lang", "en"));
  await page.goBack();
  assert.deepEqual(await state(page), expected);
  assert.deepEqual(await state(await open(t, await address(page))), expected);
  await follow(page, "504");
  await search(page).fill("505");
  await page.goBack();
  assert.deepEqual(await state(page), expected);
});

test("a browser that refuses to change the address filters all the same", async (t) => {
  const page = await open(t, "about:blank");
  await page.addInitScript(() => {
    // As Safari does after 100 changes in 30 seconds.
    history.replaceState = () => { throw new DOMException("too many calls", "SecurityError"); };
  });
  await page.goto(both);
  await search(page).fill("504");
  assert.deepEqual(await codes(page), ["504"]);
  await page.getByRole("link", { name: "504", exact: true }).click();
  assert.equal(await address(page), `${both}#504`);
  assert.deepEqual(await codes(page), ["504"]);
  await search(page).fill("805");
  assert.deepEqual(await codes(page), ["805"]);
});

test("the languages are shown side by side or one of them", async (t) => {
  const page = await open(t);
  const row = page.locator("[id='504']");
  const [ko, en] = [row.locator(".text[lang=ko]"), row.locator(".text[lang=en]")];
  const shown = async () => [await ko.isVisible(), await en.isVisible(), await page.locator("html").getAttribute("lang")];
  const choose = (name) => page.getByRole("radio", { name, exact: true }).check();
  assert.deepEqual(await shown(), [true, true, "en"]);
  const [left, right] = [await ko.boundingBox(), await en.boundingBox()];
  assert.ok(left.y === right.y && left.x + left.width <= right.x);
  await choose("한국어");
  assert.deepEqual(await shown(), [true, false, "ko"]);
  assert.ok(await row.getByText(duplicate.name).isVisible());
  await choose("English");
  assert.deepEqual(await shown(), [false, true, "en"]);
  assert.ok(await page.getByRole("radio", { name: "한국어", exact: true }).isVisible());
  await search(page).fill(duplicate.ko[0]);
  assert.deepEqual(await codes(page), matches(duplicate.ko[0]));
  await choose("한국어 + English");
  assert.deepEqual(await shown(), [true, true, "en"]);
});

test("every text is in an element of its language", async (t) => {
  const page = await open(t);
  const wrong = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (texts.nextNode()) {
      const { parentElement: element, data } = texts.currentNode;
      const hangul = /[가-힣]/.test(data);
      const korean = element.closest("[lang]").lang === "ko";
      if (!element.matches("script") && (hangul ? !korean : korean && /^[a-z ]{4,}$/i.test(data))) {
        wrong.push(data);
      }
    }
    return wrong;
  });
  assert.deepEqual(wrong, []);
});

test("a class is told by its word and its shape", async (t) => {
  const page = await open(t);
  for (const [name, [shape, label]] of Object.entries(classes)) {
    const cell = page.locator(`tr[data-class=${name}] .class`).first();
    assert.deepEqual((await cell.innerText()).split(/\n/), [shape, label, name]);
    assert.equal(await cell.getByText(shape).getAttribute("aria-hidden"), "true");
  }
});

test("the search finds what it suggests, texts of the chosen language", async (t) => {
  for (const [options, chosen, hangul] of [
    [[], ["en", "ko", "both"], [false, true, true]],
    [["--lang", "ko"], [], [true]],
    [["--lang", "en"], [], [false]],
  ]) {
    const page = await open(t, print(...options));
    for (const [index, isKorean] of hangul.entries()) {
      if (chosen[index]) await page.locator(`[name=lang][value=${chosen[index]}]`).check();
      const suggested = await search(page).getAttribute("placeholder");
      assert.equal(/[가-힣]/.test(suggested), isKorean, suggested);
      for (const text of suggested.split(", ")) {
        await search(page).fill(text);
        assert.notDeepEqual(await codes(page), [], text);
      }
    }
  }
});

for (const options of [[], ["--lang", "ko"], ["--lang", "en"]]) {
  test(`no width needs horizontal scrolling: ${options.join(" ") || "both languages"}`, async (t) => {
    const page = await open(t, print(...options));
    for (const width of [320, 390, 768, 1024, 1247, 1248, 1280, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(excess <= 0, `${width}: ${excess}`);
    }
  });
}

for (const lang of ["both", "en"]) {
  test(`on a phone what is found is in sight, above the keyboard: ${lang}`, async (t) => {
    const page = await open(t, both, { viewport: { width: 375, height: 667 } });
    await page.locator(`[name=lang][value=${lang}]`).check();
    await search(page).focus();
    const inSight = async (result) => {
      const [box, above] = [await result.boundingBox(), await search(page).boundingBox()];
      assert.ok(above.y >= 0 && above.y + above.height <= box.y && box.y <= 667 / 3, JSON.stringify([above, box]));
    };
    for (const { code } of examples) {
      await search(page).fill(code);
      await inSight(page.locator(`[id="${code}"]`));
      if (code === "504") await inSight(page.getByText(httpStatus));
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    }
    await search(page).fill("7204");
    await inSight(notice(page));
    // The classes are explained below the table.
    await search(page).fill("");
    const [legend, last] = [page.locator(".classes"), page.locator("tr[id]").last()];
    assert.ok((await legend.boundingBox()).y > (await last.boundingBox()).y);
  });
}

test("the edition is labelled where the head of the table is hidden", async (t) => {
  const page = await open(t);
  const edition = page.locator("[id='504'] .source");
  assert.equal(await edition.innerText(), duplicate.edition);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await edition.innerText(), `문서 기준일 Edition ${duplicate.edition}`);
});

test("the vendor's documentation and its page of codes are linked", async (t) => {
  const page = await open(t);
  const links = await page.locator("footer a").evaluateAll((links) => links.map((link) => link.href));
  const documentation = "https://github.com/BizMsg/kapi";
  assert.deepEqual([...new Set(links)].sort(), [documentation, `${documentation}/blob/main/undefined.md`]);
});

test("a page of some codes has their classes alone", async (t) => {
  const page = await open(t, print("--class", "success", "--table", "api"));
  assert.deepEqual(await page.locator(".classes code").allInnerTexts(), ["success"]);
  assert.equal(await page.getByRole("checkbox").count(), 0);
  await search(page).fill("status=200 code=7204");
  assert.deepEqual(await codes(page), []);
});

test("one language alone has no choice of language", async (t) => {
  const page = await open(t, print("--lang", "ko"));
  assert.equal(await page.getByRole("radio").count(), 0);
  await page.getByRole("searchbox", { name: "검색" }).fill(duplicate.ko[0]);
  const found = matches(duplicate.ko[0], ["ko"]);
  assert.deepEqual(await codes(page), found);
  assert.equal((await status(page).textContent()).trim(), `코드 ${table.length}개 중 ${found.length}개`);
});

test("without JavaScript it is a plain table", async (t) => {
  const page = await open(t, `${both}#504`, { javaScriptEnabled: false });
  assert.deepEqual(await codes(page), codesOf(table));
  assert.equal(await search(page).count(), 0);
  assert.equal(await page.getByRole("checkbox").count(), 0);
  assert.equal(await page.getByRole("radio").count(), 0);
  assert.equal(await status(page).count(), 0);
  const name = "비즈뿌리오 카카오 API 응답코드 Bizppurio Kakao API response codes";
  assert.equal(await page.getByRole("table", { name, exact: true }).getByRole("columnheader").count(), 6);
  assert.equal(await page.locator("tr:target").getAttribute("id"), "504");
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing to mend: ${colorScheme}`, async (t) => {
    for (const [width, address] of [[1280, "#200"], [1280, "#600"], [1280, "#504"], [390, "#504"], [390, "?q=7204"]]) {
      const page = await open(t, both + address, { colorScheme, viewport: { width, height: 844 } });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
      assert.deepEqual(found, [], `${width} ${address}`);
    }
  });
}

test("on paper it is the table alone, dark on light", async (t) => {
  const page = await open(t, both, { colorScheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.notEqual(await background(), "rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await search(page).count(), 0);
  assert.deepEqual(await codes(page), codesOf(table));
  assert.equal(await background(), "rgb(255, 255, 255)");
});

for (const lang of ["both", "ko", "en"]) {
  test(`printed on A4, each code stands in one line with its name: ${lang}`, async (t) => {
    const page = await open(t);
    await page.locator(`[name=lang][value=${lang}]`).check();
    const pdf = await page.pdf({ format: "A4" });
    const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
    const lines = text.split("\n").map((line) => line.trim());
    const printed = table.filter(({ code, name }) => lines.some((line) => line.startsWith(`${code} `) && line.includes(name)));
    assert.deepEqual(codesOf(printed), codesOf(table));
  });
}
