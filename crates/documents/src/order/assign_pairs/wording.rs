//! The words that change with the number of pairs: one, or several.

/// One set of such words, each in the case that its sentence asks for.
pub(super) struct Wording {
    /// «Закрепить …».
    pub pairs: &'static str,
    /// «О закреплении …».
    pub of_pairs: &'static str,
    /// «Внести сведения о …».
    pub about_pairs: &'static str,
    /// The heading of the appendix.
    pub pairs_heading: &'static str,
    /// «Письменные согласия …».
    pub of_participants: &'static str,
    /// The point that gives mentors their work.
    pub to_mentors: &'static str,
    /// The point that gives mentees their work.
    pub to_mentees: &'static str,
    /// «Совместно с …».
    pub with_mentees: &'static str,
    /// «Разработать …».
    pub programmes: &'static str,
    /// «Контроль выполнения …».
    pub of_programmes: &'static str,
    /// «Условия определить …».
    pub by_agreements: &'static str,
}

impl Wording {
    /// The words for `pairs` pairs.
    pub(super) fn of(pairs: usize) -> &'static Self {
        if pairs == 1 { &ONE } else { &SEVERAL }
    }
}

const ONE: Wording = Wording {
    pairs: "наставническую пару",
    of_pairs: "наставнической пары",
    about_pairs: "наставнической паре",
    pairs_heading: "Наставническая пара",
    of_participants: "наставника и наставляемого",
    to_mentors: "Наставнику",
    to_mentees: "Наставляемому",
    with_mentees: "наставляемым",
    programmes: "персонализированную программу",
    of_programmes: "персонализированной программы",
    by_agreements: "дополнительным соглашением к трудовому договору наставника",
};

const SEVERAL: Wording = Wording {
    pairs: "наставнические пары",
    of_pairs: "наставнических пар",
    about_pairs: "наставнических парах",
    pairs_heading: "Наставнические пары",
    of_participants: "наставников и наставляемых",
    to_mentors: "Наставникам",
    to_mentees: "Наставляемым",
    with_mentees: "наставляемыми",
    programmes: "персонализированные программы",
    of_programmes: "персонализированных программ",
    by_agreements: "дополнительными соглашениями к трудовым договорам наставников",
};
