//! Codes as a server might send them.

/// Long enough that no branch predictor learns it.
pub const LENGTH: usize = 1 << 18;

/// Two streams of one length: about one code in eight is unknown.
pub struct Streams {
    /// 64 codes over and over.
    pub predictable: Vec<&'static str>,
    /// Codes without a pattern.
    pub unpredictable: Vec<&'static str>,
}

impl Streams {
    /// Streams of `known` codes and of as many unknown ones, each a known code with one of its
    /// characters exchanged.
    pub fn new(known: &[&'static str], is_known: impl Fn(&str) -> bool) -> Self {
        assert!(known.iter().all(|code| is_known(code)));
        let mut random = Random(0);
        let alphabet = known.concat();
        let mut unknown: Vec<&str> = Vec::new();
        while unknown.len() < known.len() {
            let mut code = random.choose(known).to_string();
            let position = random.below(code.len());
            let exchange = random.below(alphabet.len());
            code.replace_range(position..=position, &alphabet[exchange..=exchange]);
            if !is_known(&code) {
                unknown.push(code.leak());
            }
        }
        let mut code = || {
            let codes = if random.below(8) == 0 { &unknown } else { known };
            *random.choose(codes)
        };
        let unpredictable: Vec<&str> = (0..LENGTH).map(|_| code()).collect();
        let predictable: Vec<&str> = unpredictable[..64].repeat(LENGTH / 64);
        Self { predictable: received(&predictable), unpredictable: received(&unpredictable) }
    }
}

/// The codes one after the other in memory, so that only looking them up costs time.
fn received(codes: &[&str]) -> Vec<&'static str> {
    let mut rest: &str = codes.concat().leak();
    let next = |code: &&str| {
        let (code, after) = rest.split_at(code.len());
        rest = after;
        code
    };
    codes.iter().map(next).collect()
}

/// Numbers without a pattern, always the same: SplitMix64.
pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((bits ^ bits >> 31) % end as u64) as usize
    }

    /// One of `choices`.
    pub fn choose<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}
