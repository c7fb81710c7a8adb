//! Letters about cards of the banks: a consent that is missing, a card to be looked over.

use domain::mentoring::Side;

use super::Letter;

/// Asks for the consent without which the card cannot be approved.
pub fn consent_reminder(place: &str, side: Side, link: &str) -> Letter {
    let card = card(side);
    let body = format!(
        "Здравствуйте!\n\n\
         {card} в «Наставнике» ждёт вашего согласия на обработку персональных данных.\n\
         Место: {place}.\n\n\
         Прочитать текст и дать согласие:\n{link}/me/consents\n\n\
         Согласие добровольное, его можно отозвать. Без него руководитель не сможет утвердить карточку.\n"
    );
    Letter {
        subject: format!("Нужно согласие: {place}"),
        body,
    }
}

/// Asks the owner of a card to look it over.
pub fn refresh_request(place: &str, side: Side, link: &str) -> Letter {
    let card = card(side);
    let body = format!(
        "Здравствуйте!\n\n\
         Школа обновляет банки наставников и наставляемых. {card} заполнена давно: проверьте, всё ли верно.\n\
         Место: {place}.\n\n\
         Открыть и сохранить:\n{link}/me/profile\n\n\
         Если ничего не изменилось, просто сохраните карточку ещё раз.\n"
    );
    Letter {
        subject: format!("Проверьте свою карточку: {place}"),
        body,
    }
}

fn card(side: Side) -> &'static str {
    match side {
        Side::Mentor => "Ваша карточка наставника",
        Side::Mentee => "Ваша карточка наставляемого",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_names_the_card_and_leads_to_the_page_where_it_is_done() {
        let consent = consent_reminder("СОШ № 1", Side::Mentor, "https://example.org");
        assert!(consent.body.contains("Ваша карточка наставника в"));
        assert!(consent.body.contains("\nhttps://example.org/me/consents\n"));
        let refresh = refresh_request("СОШ № 1", Side::Mentee, "https://example.org");
        assert!(
            refresh
                .body
                .contains("Ваша карточка наставляемого заполнена")
        );
        assert!(refresh.body.contains("\nhttps://example.org/me/profile\n"));
    }
}
