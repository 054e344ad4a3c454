//! Larger tables, through the generator and the lookup of this crate.

use std::collections::BTreeSet;
use std::num::{NonZero, NonZeroU8, NonZeroU16};

use edition::lookup::CodeMap;
use generator::{codegen, hash, parse};

use crate::race::{each, race};
use crate::report::Ratio;
use crate::stream::{LENGTH, Random, Streams};

const ROUNDS: usize = 30;
const GENERATIONS: usize = 10;
const HEADER: &str = "edition,table,code,message,description_ko,corrected_ko,description_en,variant,class,help_ko,help_en";

pub fn ratios() -> Vec<Ratio> {
    let scattered =
        [(40, 3), (400, 4), (4_000, 4), (40_000, 5)].map(|(count, digits)| codes(count, digits));
    // A hash of one multiplication scatters the former, but not these.
    let consecutive: Vec<String> = (100_000..140_000).map(|code| code.to_string()).collect();
    let [smallest, small, large, largest] = scattered;
    let tables = [smallest, small, large, largest, consecutive].map(|codes| {
        let csv = csv(&codes);
        (codes, csv)
    });
    let generate = tables.each_ref().map(|(_, csv)| || each(&[csv.as_bytes()], generate));
    let generate = race(GENERATIONS, 1, generate.each_ref().map(|run| run as &dyn Fn()))
        .map(|nanoseconds| nanoseconds / 1e6);
    let [(smallest, _), (small, _), (large, _), (largest, _), (consecutive, _)] = &tables;
    // What a table of this size has: values as small as they can be, and slots and buckets as the
    // generator chooses them.
    let look_up: [Box<dyn Fn()>; 5] = [
        lookups::<NonZeroU8, 128, 1>(smallest),
        lookups::<NonZeroU16, 512, 128>(small),
        lookups::<NonZeroU16, 8192, 1024>(large),
        lookups::<NonZeroU16, 65_536, 16_384>(largest),
        lookups::<NonZeroU16, 65_536, 16_384>(consecutive),
    ];
    let look_up = race(ROUNDS, LENGTH, look_up.each_ref().map(|run| &**run));

    let mut rows = Vec::new();
    let pattern = |index| if index == 4 { "consecutive " } else { "" };
    for (index, goal) in [(1, None), (2, None), (3, Some(3.0)), (4, Some(3.0))] {
        let count = thousands(tables[index].0.len());
        let what = format!("lookup in {count} {}codes", pattern(index));
        rows.push(Ratio::times(&what, "ns", look_up[index], ("40 codes", look_up[0]), goal));
    }
    for (index, rival, goal) in [(1, 0, None), (2, 1, None), (3, 2, Some(15.0)), (4, 3, None)] {
        let count = thousands(tables[index].0.len());
        let what = format!("checking and generating {count} {}codes", pattern(index));
        let name = format!("{} codes", thousands(tables[rival].0.len()));
        let rival = (name.as_str(), generate[rival]);
        rows.push(Ratio::times(&what, "ms", generate[index], rival, goal));
    }
    rows
}

fn generate(csv: &[u8]) -> String {
    let rows = parse::read(csv).expect("the table has no problem");
    codegen::codes(&rows).expect("the codes have a perfect hash")
}

/// Distinct codes without a pattern.
fn codes(count: usize, digits: usize) -> Vec<String> {
    let mut random = Random(0);
    let mut codes = BTreeSet::new();
    while codes.len() < count {
        codes.insert(format!("{:0digits$}", random.below(10_usize.pow(digits as u32))));
    }
    codes.into_iter().collect()
}

fn csv(codes: &[String]) -> String {
    let rows = codes.iter().map(|code| {
        format!(
            "2023-10-23,api,{code},,템플릿 코드 중복,,Duplicate template code,Code{code},fatal,\
             중복되지 않는 템플릿 코드로 바꿔 다시 요청하세요.,\
             \"Choose a template code that no other template has.\"\n"
        )
    });
    format!("{HEADER}\n{}", rows.collect::<String>())
}

fn lookups<T, const SLOTS: usize, const BUCKETS: usize>(codes: &[String]) -> Box<dyn Fn()>
where
    T: Copy + TryFrom<NonZero<usize>> + 'static,
{
    let codes: Vec<&'static str> = codes.iter().map(|code| &*code.clone().leak()).collect();
    let hash = hash::find(&codes).expect("the codes have a perfect hash");
    let key = |slot: &Option<usize>| slot.map_or(0, |index| hash.keys[index]);
    let value = |index: usize| NonZero::new(index + 1)?.try_into().ok();
    let map = CodeMap::<T, SLOTS, BUCKETS> {
        longest: hash.longest,
        multiplier: hash.multiplier,
        keys: leak(hash.slots.iter().map(key).collect()),
        answers: leak(hash.slots.iter().map(|slot| [None, slot.and_then(value)]).collect()),
        displacements: leak(hash.displacements),
    };
    let streams = Streams::new(&codes, |code| map.get(code.as_bytes()).is_some());
    Box::new(move || each(&streams.unpredictable, |code| map.get(code.as_bytes())))
}

fn leak<T, const N: usize>(cells: Vec<T>) -> &'static [T; N] {
    let cells = cells.leak();
    let count = cells.len();
    (&*cells).try_into().unwrap_or_else(|_| panic!("{count} cells, expected {N}"))
}

fn thousands(count: usize) -> String {
    if count < 1000 { count.to_string() } else { format!("{},{:03}", count / 1000, count % 1000) }
}
