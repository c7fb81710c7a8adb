//! Letters that the system sends, as plain text in Russian.

pub mod banks;
pub mod campaigns;
pub mod changes;
pub mod consents;
pub mod corrections;
pub mod duties;
pub mod file_grants;
pub mod help;
pub mod mediations;
pub mod one_offs;
pub mod pairs;
pub mod pulse;
pub mod reports;
pub mod requests;
pub mod roadmaps;
pub mod surveys;

/// A letter without its address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What an invitation says.
#[derive(Clone, Debug)]
pub struct Invitation<'a> {
    /// The place, in the nominative: «Гимназия № 12».
    pub place: &'a str,
    /// The role in words, in the nominative; `None` for a colleague without one.
    pub role: Option<&'a str>,
    /// Whose name stands under it.
    pub invited_by: &'a str,
    /// What they wanted to add.
    pub message: Option<&'a str>,
    /// The whole link.
    pub link: &'a str,
    /// The last day, as in «24.11.2026».
    pub expires_on: &'a str,
}

/// Invites somebody to sign in for the first time.
pub fn invitation(invitation: &Invitation<'_>) -> Letter {
    let Invitation {
        place,
        role,
        invited_by,
        message,
        link,
        expires_on,
    } = invitation;
    let role = role
        .map(|role| format!("Роль: {role}.\n"))
        .unwrap_or_default();
    let message = message
        .map(|text| format!("{text}\n\n"))
        .unwrap_or_default();
    let body = format!(
        "Здравствуйте!\n\n\
         Вас приглашают в систему «Наставник».\n\
         Место: {place}.\n\
         {role}\n\
         {message}\
         Чтобы задать пароль и войти, откройте ссылку:\n{link}\n\n\
         Ссылка сработает один раз и действует до {expires_on} включительно. Никому её не пересылайте.\n\n\
         Приглашение отправлено: {invited_by}.\n\
         Если вы его не ждали, ничего делать не нужно: без перехода по ссылке ничего не произойдёт.\n"
    );
    Letter {
        subject: format!("Приглашение в «Наставник»: {place}"),
        body,
    }
}

/// Lets somebody set a new password; `hours` is how long the link lives.
pub fn reset(link: &str, hours: i64) -> Letter {
    let body = format!(
        "Здравствуйте!\n\n\
         Для вашей учётной записи в системе «Наставник» запросили новый пароль.\n\
         Чтобы задать его, откройте ссылку:\n{link}\n\n\
         Ссылка сработает один раз в течение {hours} ч. После смены пароля все устройства, на которых вы вошли, \
         потребуют войти заново.\n\n\
         Если вы ничего не запрашивали, ничего делать не нужно: пароль остался прежним.\n"
    );
    Letter {
        subject: "Новый пароль в системе «Наставник»".to_owned(),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_says_where_as_what_by_whom_and_until_when() {
        let letter = invitation(&Invitation {
            place: "Гимназия № 12",
            role: Some("куратор"),
            invited_by: "Орлова Ольга Игоревна",
            message: Some("Ждём вас!"),
            link: "https://nastavnik.example/invitation?token=abc",
            expires_on: "24.11.2026",
        });

        insta::assert_snapshot!(format!("{}\n\n{}", letter.subject, letter.body), @r"
        Приглашение в «Наставник»: Гимназия № 12

        Здравствуйте!

        Вас приглашают в систему «Наставник».
        Место: Гимназия № 12.
        Роль: куратор.

        Ждём вас!

        Чтобы задать пароль и войти, откройте ссылку:
        https://nastavnik.example/invitation?token=abc

        Ссылка сработает один раз и действует до 24.11.2026 включительно. Никому её не пересылайте.

        Приглашение отправлено: Орлова Ольга Игоревна.
        Если вы его не ждали, ничего делать не нужно: без перехода по ссылке ничего не произойдёт.
        ");
    }

    #[test]
    fn an_invitation_without_role_and_message_has_no_holes() {
        let letter = invitation(&Invitation {
            place: "Гимназия № 12",
            role: None,
            invited_by: "Орлова Ольга Игоревна",
            message: None,
            link: "https://nastavnik.example/invitation?token=abc",
            expires_on: "24.11.2026",
        });

        assert!(
            letter
                .body
                .contains("Место: Гимназия № 12.\n\nЧтобы задать"),
            "{}",
            letter.body
        );
    }

    #[test]
    fn a_reset_letter_has_the_link_on_a_line_of_its_own() {
        let letter = reset("https://nastavnik.example/reset?token=abc", 2);

        assert!(
            letter
                .body
                .contains("\nhttps://nastavnik.example/reset?token=abc\n")
        );
        assert!(letter.body.contains("в течение 2 ч."));
    }
}
