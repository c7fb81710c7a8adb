//! The letter that calls the curator when somebody of a pair is not well in it.

use super::Letter;

/// Where it happened.
#[derive(Clone, Copy, Debug)]
pub struct LowPulse<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// The page of the pair.
    pub link: &'a str,
}

/// Calls the curator. It names nobody and quotes nothing: letters are read on screens that others see.
pub fn low_pulse(pulse: &LowPulse<'_>) -> Letter {
    let LowPulse { place, link } = pulse;
    let body = format!(
        "Здравствуйте!\n\n\
         Участник одной из наставнических пар низко оценил, как складывается совместная работа.\n\
         Организация: {place}.\n\n\
         Оценка и слова участника видны только вам:\n{link}\n\n\
         Поговорите с участниками и отметьте в системе, что сделано.\n"
    );
    Letter {
        subject: "Наставнической паре нужна помощь куратора".to_owned(),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_names_the_place_and_nobody() {
        let letter = low_pulse(&LowPulse {
            place: "МБОУ «СОШ № 5»",
            link: "https://nastavnik.example/pairs/1",
        });
        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.body), @r"
        Наставнической паре нужна помощь куратора

        Здравствуйте!

        Участник одной из наставнических пар низко оценил, как складывается совместная работа.
        Организация: МБОУ «СОШ № 5».

        Оценка и слова участника видны только вам:
        https://nastavnik.example/pairs/1

        Поговорите с участниками и отметьте в системе, что сделано.
        ");
    }
}
