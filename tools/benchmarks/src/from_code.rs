//! `from_code` against its rivals, on both streams.

use crate::race::race;
use crate::report::Ratio;
use crate::rivals::AllStreams;
use crate::stream::{LENGTH, Streams};

const ROUNDS: usize = 30;

pub fn ratios() -> Vec<Ratio> {
    let streams = AllStreams::new();
    let lookups = streams.lookups();
    let race_on = |codes: fn(&Streams) -> &[&'static str]| {
        let runs = lookups.each_ref().map(|lookup| || lookup.run(codes(lookup.streams)));
        race(ROUNDS, LENGTH, runs.each_ref().map(|run| run as &dyn Fn()))
    };
    let predictable = race_on(|streams| &streams.predictable);
    let unpredictable = race_on(|streams| &streams.unpredictable);

    let mut rows = Vec::new();
    let streams = [("`from_code`, predictable", predictable), (UNPREDICTABLE, unpredictable)];
    for (stream, (what, times)) in streams.into_iter().enumerate() {
        for (lookup, theirs) in lookups.iter().zip(times).skip(1) {
            let rival = (lookup.name, theirs);
            rows.push(match lookup.name {
                // It has no table to look in.
                "`http::StatusCode::from_bytes`" => {
                    Ratio::times(what, "ns", times[0], rival, Some([1.3, 0.65][stream]))
                }
                name => Ratio::less(what, "ns", times[0], rival, goals(name)[stream]),
            });
        }
    }
    let rival = ("its own predictable stream", predictable[0]);
    rows.push(Ratio::times(UNPREDICTABLE, "ns", unpredictable[0], rival, Some(1.15)));
    rows
}

const UNPREDICTABLE: &str = "`from_code`, unpredictable";

/// How many times less than this rival `from_code` is to take on either stream.
fn goals(rival: &str) -> [Option<f64>; 2] {
    match rival {
        "`phf::Map`" => [Some(8.0), Some(9.0)],
        "`HashMap`" => [Some(6.0), Some(7.0)],
        "strum's `EnumString`" => [Some(2.5), Some(7.0)],
        "`match` on packed integers" => [None, Some(9.0)],
        _ => [None, None],
    }
}
