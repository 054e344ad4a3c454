//! `.ci/edition`, run as the weekly workflow runs it, on a page that differs from the newest one.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const PAGE: &str = "# 코드 정의\n\n<table><thead><tr><th width=\"9\">code</th><th>설명</th></tr></thead><tbody>\
    <tr><td align=\"center\">200</td><td>요청 성공</td></tr><tr><td>504</td><td>코드 중복</td></tr></tbody></table>\n";

/// The exit status for a page, and the lines that are printed as removed and added.
fn compare(page: impl AsRef<[u8]>) -> (Option<i32>, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edition");
    fs::create_dir_all(folder.join(".ci")).unwrap();
    fs::create_dir_all(folder.join("tests/pages")).unwrap();
    let script = folder.join(".ci/edition");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/edition"), &script).unwrap();
    fs::write(folder.join("tests/pages/2023-10-23.md"), "an older page").unwrap();
    fs::write(folder.join("tests/pages/2023-12-04.md"), PAGE).unwrap();
    let published = folder.join("published.md");
    fs::write(&published, page).unwrap();
    let url = format!("file://{}", published.display());
    let output = Command::new(script).arg(url).output().unwrap();
    // Below the names of the two pages.
    let stdout = String::from_utf8(output.stdout).unwrap();
    let lines = stdout.lines().skip(2).filter(|line| line.starts_with(['-', '+']));
    (output.status.code(), lines.map(String::from).collect())
}

#[test]
fn what_a_reader_sees_is_compared_row_by_row_and_layout_is_not() {
    let is_installed = Command::new("curl").arg("--version").output().is_ok();
    assert!(is_installed || env::var_os("CI").is_none(), "curl is not installed");
    if !is_installed {
        return;
    }
    for same in [
        PAGE.to_owned(),
        PAGE.replace('\n', "\r\n"),
        PAGE.replace("<td", "\n  <td").replace("<tr>", "<tr class=\"a>b\">\n"),
        PAGE.replace(" align=\"center\"", "").replace("</thead>", "</thead>\n<!-- a -->"),
        PAGE.replace("<td>504</td>", "<th><p>504</p></th>\n")
            .replace("코드 중복", "<b>코드</b> 중복"),
    ] {
        assert_eq!(compare(&same), (Some(0), vec![]), "{same}");
    }
    for cell in ["이름 중복", "<del>코드 중복</del>", "코드<br>중복", "코드  중복", " 코드 중복"]
    {
        let lines = vec!["-<td>504<td>코드 중복".to_owned(), format!("+<td>504<td>{cell}")];
        assert_eq!(compare(PAGE.replace("코드 중복", cell)), (Some(1), lines));
    }
    for (added, line) in [
        ("\n> 점검 중\n", "+> 점검 중"),
        ("\n<table><tr><td>901<td>점검</table>", "+<td>901<td>점검"),
    ] {
        assert_eq!(compare(PAGE.to_owned() + added), (Some(1), vec![line.to_owned()]));
    }
    let (status, lines) = compare(
        "# 코드 정의\n\n| code | 설명 |\n|-|-|\n| 200 | 요청 성공 |\n| 504 | 코드 중복 |\n",
    );
    assert_eq!((status, lines.len()), (Some(1), 7), "{lines:?}");
    for unknown in [&b""[..], b"<html>404: Not Found</html>", b"| 200 | \xff |"] {
        assert_eq!(compare(unknown), (Some(2), vec![]));
    }
}
