//! Letters about grants to read a mentee's file. They name nobody and nothing of the file.

use super::Letter;

/// A grant on its way.
#[derive(Clone, Copy, Debug)]
pub struct FileGrantLetter<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Where it lies.
    pub link: &'a str,
}

/// Asks the head to decide.
pub fn asked(grant: &FileGrantLetter<'_>) -> Letter {
    letter(
        grant,
        "Запрос на доступ к личному делу",
        "Наставник просит доступ к дополнительным данным наставляемого. Доступ даёт руководитель.",
    )
}

/// Tells both what the head decided.
pub fn decided(grant: &FileGrantLetter<'_>, granted: bool) -> Letter {
    let (heading, what) = if granted {
        (
            "Доступ к личному делу дан",
            "Руководитель дал наставнику доступ к дополнительным данным наставляемого.",
        )
    } else {
        (
            "В доступе к личному делу отказано",
            "Руководитель отказал наставнику в доступе к дополнительным данным наставляемого.",
        )
    };
    letter(grant, heading, what)
}

/// Tells that it ended.
pub fn closed(grant: &FileGrantLetter<'_>) -> Letter {
    letter(
        grant,
        "Доступ к личному делу закрыт",
        "Доступ наставника к дополнительным данным наставляемого закрыт.",
    )
}

fn letter(grant: &FileGrantLetter<'_>, heading: &str, what: &str) -> Letter {
    let FileGrantLetter { place, link } = grant;
    Letter {
        subject: heading.to_owned(),
        body: format!(
            "Здравствуйте!\n\n\
             {what}\n\
             Организация: {place}.\n\n\
             Посмотреть, кому, что, зачем и до какого дня доступно, можно в системе «Наставник»:\n{link}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_happened_and_where_it_lies() {
        let grant = FileGrantLetter {
            place: "СОШ № 7",
            link: "https://nastavnik.example/me/data",
        };
        let (yes, no) = (decided(&grant, true), decided(&grant, false));
        assert!(yes.subject.contains("дан") && no.subject.contains("отказано"));
        for letter in [asked(&grant), yes, no, closed(&grant)] {
            assert!(letter.body.contains("СОШ № 7"), "{}", letter.body);
            assert!(letter.body.ends_with("https://nastavnik.example/me/data\n"));
        }
    }
}
