//! The Markdown table.

/// What was measured, here and there, and the ratio: a line of the table.
#[derive(Clone)]
pub struct Ratio([String; 6]);

impl Ratio {
    /// The rival's figure has to be at least `goal` times this crate's.
    pub fn less(what: &str, unit: &str, ours: f64, rival: (&str, f64), goal: Option<f64>) -> Self {
        let ratio = rival.1 / ours;
        let goal = goal.map(|goal| judged(format!("at least {goal}"), ratio >= goal));
        Self::new(what, unit, ours, rival, format!("{} times as much", short(ratio)), goal)
    }

    /// This crate's figure may be at most `goal` times the rival's.
    pub fn times(what: &str, unit: &str, ours: f64, rival: (&str, f64), goal: Option<f64>) -> Self {
        let ratio = ours / rival.1;
        let goal = goal.map(|goal| judged(format!("at most {goal}"), ratio <= goal));
        Self::new(what, unit, ours, rival, format!("{} times", short(ratio)), goal)
    }

    /// This crate's figure may exceed the rival's by at most `goal`.
    pub fn over(what: &str, unit: &str, ours: f64, rival: (&str, f64), goal: Option<f64>) -> Self {
        let excess = ours - rival.1;
        let goal = goal.map(|goal| judged(format!("at most {goal} {unit}"), excess <= goal));
        Self::new(what, unit, ours, rival, format!("{} {unit} more", short(excess)), goal)
    }

    fn new(
        what: &str,
        unit: &str,
        ours: f64,
        (rival, theirs): (&str, f64),
        ratio: String,
        goal: Option<String>,
    ) -> Self {
        let figure = |value| format!("{} {unit}", short(value)).trim_end().to_owned();
        let goal = goal.unwrap_or_default();
        Self([what.into(), figure(ours), rival.into(), figure(theirs), ratio, goal])
    }
}

/// The rows under a header.
pub fn table(rows: &[Ratio]) -> String {
    let header = "| measured | this crate | compared with | takes | ratio | goal |\n\
                  | --- | ---: | --- | ---: | ---: | --- |\n";
    let lines = rows.iter().map(|Ratio(cells)| format!("| {} |\n", cells.join(" | ")));
    header.to_owned() + &lines.collect::<String>()
}

fn judged(goal: String, is_met: bool) -> String {
    if is_met { goal } else { goal + ", missed" }
}

/// At least three digits: no more of them repeat from run to run.
fn short(value: f64) -> String {
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$}")
}
