//! What proves that a duty was done (decision Q-27).

/// The kind of a proof.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceKind {
    /// Приказ.
    Order,
    /// Иной документ: положение, программа, протокол.
    Document,
    /// Отчёт, справка.
    Report,
    /// Адрес в сети.
    Link,
    /// Фотографии.
    Photo,
    /// Число: сколько, какая доля.
    Number,
    /// Доказательства не нужны.
    None,
}

impl EvidenceKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Order,
        Self::Document,
        Self::Report,
        Self::Link,
        Self::Photo,
        Self::Number,
        Self::None,
    ];

    /// Whether proofs of these kinds are enough for a row that asks for `wanted`; a row that asks for nothing certain
    /// takes any, and none.
    pub fn is_met(wanted: Option<Self>, given: &[Self]) -> bool {
        match wanted {
            None | Some(Self::None) => true,
            Some(kind) => given.contains(&kind),
        }
    }

    /// Whether a proof of this kind may be a file that is kept here.
    pub fn takes_file(self) -> bool {
        match self {
            Self::Order | Self::Document | Self::Report | Self::Photo | Self::Number => true,
            Self::Link | Self::None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_asks_for_a_kind_takes_that_kind_alone() {
        for wanted in EvidenceKind::ALL {
            for given in EvidenceKind::ALL {
                let met = EvidenceKind::is_met(Some(wanted), &[given]);
                assert_eq!(met, wanted == given || wanted == EvidenceKind::None);
            }
            let nothing = EvidenceKind::is_met(Some(wanted), &[]);
            assert_eq!(nothing, wanted == EvidenceKind::None);
        }
        assert!(EvidenceKind::is_met(None, &[]));
        let several = [EvidenceKind::Link, EvidenceKind::Order];
        assert!(EvidenceKind::is_met(Some(EvidenceKind::Order), &several));
    }

    #[test]
    fn an_address_and_mere_words_are_no_file() {
        let none: Vec<_> = EvidenceKind::ALL
            .into_iter()
            .filter(|kind| !kind.takes_file())
            .collect();
        assert_eq!(none, [EvidenceKind::Link, EvidenceKind::None]);
    }
}
