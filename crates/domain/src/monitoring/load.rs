//! How many people mentors have to care for.

/// How many mentees a mentor has in pairs in force.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LoadBand {
    /// One.
    One,
    /// Two.
    Two,
    /// Three: as many as one mentor takes where nothing else is said.
    Three,
    /// More.
    More,
}

impl LoadBand {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::More];

    /// The band of a mentor with so many mentees; `None` of who has nobody.
    pub fn of(mentees: u32) -> Option<Self> {
        match mentees {
            0 => None,
            1 => Some(Self::One),
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            _ => Some(Self::More),
        }
    }
}

/// How many mentors have so many mentees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Load {
    /// So many mentees.
    pub band: LoadBand,
    /// How many mentors.
    pub mentors: u32,
}

impl Load {
    /// From how many mentors have each number of mentees; a line for every band.
    pub fn bands(counted: impl IntoIterator<Item = (u32, u32)>) -> [Self; 4] {
        let mut bands = LoadBand::ALL.map(|band| Self { band, mentors: 0 });
        for (mentees, mentors) in counted {
            let band = LoadBand::of(mentees);
            let line = bands.iter_mut().find(|line| Some(line.band) == band);
            if let Some(line) = line {
                line.mentors = line.mentors.saturating_add(mentors);
            }
        }
        bands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_mentees_falls_into_one_band() {
        let bands = Load::bands([(0, 9), (1, 4), (2, 3), (3, 2), (4, 1), (12, 1)]);
        let said = bands.map(|line| (line.band, line.mentors));
        use LoadBand::*;
        assert_eq!(said, [(One, 4), (Two, 3), (Three, 2), (More, 2)]);
    }

    #[test]
    fn where_nobody_mentors_every_band_is_nought() {
        assert!(Load::bands([]).iter().all(|line| line.mentors == 0));
    }
}
