//! «Сертификат о завершении программы наставничества»: what stands on it, kept as it was on the day of issue.

use domain::clock::Date;
use domain::document::Signatory;
use domain::mentoring::Side;

/// A certificate of a completed programme.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct CertificateText {
    /// Authorities above the organisation, outermost first; may be empty.
    pub authorities: Vec<String>,
    /// The organisation's full name.
    pub organisation: String,
    /// Its short name.
    pub short_name: String,
    /// Where it lies.
    pub place: String,
    /// Whose it is: last name, first name, patronymic.
    pub name: String,
    /// Their position; may be empty.
    pub position: String,
    /// As what they took part.
    pub side: Side,
    /// First day of the programme.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// How many meetings the pair had.
    pub meetings: u32,
    /// How long all of them lasted.
    pub minutes: u32,
    /// Who signs for the organisation; without a name while nobody leads it.
    pub signatory: Signatory,
    /// The day of issue.
    pub issued_on: Date,
    /// By what it is checked, in groups.
    pub code: String,
    /// Where it is checked.
    pub address: String,
}

/// «3 ч 45 мин».
pub(crate) fn lasting(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}мин"),
        (hours, 0) => format!("{hours}\u{a0}ч"),
        (hours, rest) => format!("{hours}\u{a0}ч {rest}\u{a0}мин"),
    }
}

#[cfg(test)]
mod tests {
    use super::lasting;

    #[test]
    fn minutes_become_hours() {
        let said = [0, 45, 60, 225].map(|minutes| lasting(minutes).replace('\u{a0}', " "));
        assert_eq!(said, ["0 мин", "45 мин", "1 ч", "3 ч 45 мин"]);
    }
}
