//! Certificates of completed programmes: who is given one, and the code by which anybody checks it.

use std::fmt;

use crate::id::PersonId;
use crate::mentoring::{Mentorship, ProgrammeState, Side};

/// 80 random bits as sixteen characters of Crockford's base 32, in four groups: `7ZQ4-M0HK-XW3T-9B2E`.
///
/// Nobody can guess one, and nobody mistakes a character for another: there is no I, L, O and U among them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct VerificationCode(String);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 16;

impl VerificationCode {
    /// The code of these random bytes.
    pub fn of(bytes: [u8; 10]) -> Self {
        let number = bytes
            .iter()
            .fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
        let character = |place: usize| {
            let index = usize::try_from((number >> (5 * place)) & 31).unwrap_or_default();
            char::from(ALPHABET.get(index).copied().unwrap_or(b'0'))
        };
        Self((0..LENGTH).rev().map(character).collect())
    }

    /// What somebody typed, forgiving case, hyphens, spaces, and the letters that look like digits.
    pub fn parse(raw: &str) -> Option<Self> {
        // A longer text is no code, however much of it is hyphens.
        if raw.len() > 4 * LENGTH {
            return None;
        }
        let typed = raw.chars().filter(|c| !matches!(c, '-' | ' '));
        let read = typed.map(|c| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c if c.is_ascii() && ALPHABET.iter().any(|known| char::from(*known) == c) => Some(c),
            _ => None,
        });
        let code: String = read.collect::<Option<_>>()?;
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The sixteen characters without hyphens, as they are kept.
    pub fn plain(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, c) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

/// Why somebody gets no certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CertifyError {
    /// The programme was not carried out in full.
    #[error("the programme is not completed")]
    NotCompleted,
    /// Who left before the end, or never took part.
    #[error("the person did not take part to the end")]
    NotParticipant,
}

/// As what `person` completed the programme.
///
/// # Errors
/// When they did not.
pub fn certifiable(
    programme: &ProgrammeState,
    pair: &Mentorship,
    person: PersonId,
) -> Result<Side, CertifyError> {
    match programme {
        ProgrammeState::Completed { .. } => {}
        ProgrammeState::Draft { .. }
        | ProgrammeState::Agreed
        | ProgrammeState::Approved
        | ProgrammeState::Terminated { .. } => return Err(CertifyError::NotCompleted),
    }
    [Side::Mentor, Side::Mentee]
        .into_iter()
        .find(|side| pair.on_side(*side).any(|id| id == person))
        .ok_or(CertifyError::NotParticipant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_sixteen_characters_in_four_groups() {
        assert_eq!(
            VerificationCode::of([0; 10]).to_string(),
            "0000-0000-0000-0000"
        );
        assert_eq!(
            VerificationCode::of([0xff; 10]).to_string(),
            "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
        );
        let code = VerificationCode::of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(code.plain(), "041061050R3GG28A");
        assert_eq!(code.to_string(), "0410-6105-0R3G-G28A");
    }

    #[test]
    fn every_bit_counts() {
        let mut seen = std::collections::HashSet::new();
        for bit in 0..80_usize {
            let mut bytes = [0; 10];
            bytes[bit / 8] = 1 << (bit % 8);
            assert!(seen.insert(VerificationCode::of(bytes).plain().to_owned()));
        }
    }

    #[test]
    fn a_typed_code_is_forgiven_its_case_hyphens_and_lookalikes() {
        let code = VerificationCode::of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        for typed in [
            "0410-6105-0R3G-G28A",
            "041061050r3gg28a",
            " o4l0 6i05 or3g g28a ",
        ] {
            assert_eq!(
                VerificationCode::parse(typed),
                Some(code.clone()),
                "{typed}"
            );
        }
        for wrong in [
            "",
            "0410-6105-0R3G-G28",
            "0410-6105-0R3G-G28AA",
            "0410-6105-0R3G-G28U",
            "0410-6105-0R3G-G28Ё",
            "' OR 1=1 --",
        ] {
            assert_eq!(VerificationCode::parse(wrong), None, "{wrong}");
        }
        assert_eq!(VerificationCode::parse(&"-".repeat(10_000)), None);
    }
}
