//! What a document of the registry is.

/// What a document is (section 3.2 of the entities).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentKind {
    /// Приказ, распоряжение.
    Order,
    /// Инструкция.
    Instruction,
    /// Положение.
    Regulation,
    /// Дорожная карта, план.
    Roadmap,
    /// Программа наставничества.
    Programme,
    /// Рабочая программа (B-002).
    WorkingProgramme,
    /// Соглашение, договор.
    Agreement,
    /// Протокол.
    Minutes,
    /// Отчёт, справка.
    Report,
    /// Согласие; образец согласия.
    Consent,
    /// Методические материалы.
    MethodicalMaterial,
    /// Сборник.
    Collection,
    /// Иное.
    Other,
}

impl DocumentKind {
    /// Every one.
    pub const ALL: [Self; 13] = [
        Self::Order,
        Self::Instruction,
        Self::Regulation,
        Self::Roadmap,
        Self::Programme,
        Self::WorkingProgramme,
        Self::Agreement,
        Self::Minutes,
        Self::Report,
        Self::Consent,
        Self::MethodicalMaterial,
        Self::Collection,
        Self::Other,
    ];
}
