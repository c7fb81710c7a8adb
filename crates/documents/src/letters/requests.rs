//! Letters about what a participant asks of the head.

use domain::mentoring::RequestKind;
use domain::text::PersonName;

use super::Letter;

/// What is asked by whom.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The school, in the nominative.
    pub place: &'a str,
    /// Who asks.
    pub author: &'a PersonName,
    /// What is asked for.
    pub kind: RequestKind,
    /// The page on which it lies.
    pub link: &'a str,
}

/// Tells the curators and the head that it was filed.
pub fn filed(asked: &Asked<'_>) -> Letter {
    let what = what(asked.kind);
    let body = format!(
        "Здравствуйте!\n\n\
         Подано заявление {what}.\n\
         Заявитель: {}.\n\
         Организация: {}.\n\
         {}\n\
         Дальше – мнение куратора и решение руководителя. Открыть заявление в системе «Наставник»:\n{}\n",
        asked.author.full(),
        asked.place,
        notice(asked.kind),
        asked.link
    );
    Letter {
        subject: format!("Заявление {what}: {}", asked.author.with_initials()),
        body,
    }
}

/// Tells the author and the curators what the head decided.
pub fn decided(asked: &Asked<'_>, granted: bool, note: Option<&str>) -> Letter {
    let what = what(asked.kind);
    let (word, next) = if granted {
        (
            "удовлетворено",
            "Дальше – приказ: до него ничего не меняется.",
        )
    } else {
        ("отклонено", "Пара продолжает работу.")
    };
    let note = note.map(|text| format!("{text}\n")).unwrap_or_default();
    let body = format!(
        "Здравствуйте!\n\n\
         Заявление {what} {word}.\n\
         Заявитель: {}.\n\
         Организация: {}.\n\
         {note}\n\
         {next}\n\
         Открыть заявление в системе «Наставник»:\n{}\n",
        asked.author.full(),
        asked.place,
        asked.link
    );
    Letter {
        subject: format!("Заявление {what} {word}"),
        body,
    }
}

fn what(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::ReplaceMentor => "о замене наставника",
        RequestKind::Resign => "об освобождении от обязанностей наставника",
        RequestKind::End => "о прекращении наставничества",
    }
}

fn notice(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Resign => {
            "Предупреждение о досрочном отказе подаётся не позднее чем за три рабочих дня \
             (статья 351.8 Трудового кодекса Российской Федерации).\n"
        }
        RequestKind::ReplaceMentor | RequestKind::End => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(kind: RequestKind, write: impl Fn(&Asked<'_>) -> Letter) -> String {
        let letter = write(&Asked {
            place: "МБОУ «СОШ № 5»",
            author: &PersonName::parse("Щёткина", "Жанна", Some("Юрьевна")).unwrap(),
            kind,
            link: "https://nastavnik.example",
        });
        format!("{}\n\n{}", letter.subject, letter.body)
    }

    #[test]
    fn the_curator_and_the_head_read_what_is_asked() {
        let said = printed(RequestKind::Resign, filed);
        assert!(said.starts_with("Заявление об освобождении от обязанностей наставника: Щёткина"));
        assert!(said.contains("не позднее чем за три рабочих дня"), "{said}");
        let said = printed(RequestKind::ReplaceMentor, filed);
        assert!(!said.contains("351.8"), "{said}");
    }

    #[test]
    fn the_author_reads_the_decision_and_the_words_of_the_head() {
        let said = printed(RequestKind::ReplaceMentor, |asked| {
            decided(asked, true, Some("Новый наставник – с понедельника."))
        });
        assert!(said.starts_with("Заявление о замене наставника удовлетворено\n"));
        assert!(
            said.contains("\nНовый наставник – с понедельника.\n"),
            "{said}"
        );
        let said = printed(RequestKind::End, |asked| decided(asked, false, None));
        assert!(
            said.contains("Заявление о прекращении наставничества отклонено."),
            "{said}"
        );
        assert!(!said.contains("\n\n\n"), "{said}");
    }
}
