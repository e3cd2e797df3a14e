/// The keys of a facility file.
enum FacilityKey: String, CaseIterable {
    case facility, title, places, jobs, elements, cables, services, invariants, expectations
    case prices, templates, use

    /// The sections of named entries that a template can add to.
    static let expandable: [FacilityKey] = [
        .places, .elements, .cables, .services, .invariants, .expectations,
    ]
}

/// The keys of a template: its parameters, and the sections that it adds to.
enum TemplateKey: String, CaseIterable {
    case parameters, places, elements, cables, services, invariants, expectations, use
}

/// The keys of one use of a template.
enum TemplateUseKey: String, CaseIterable { case template, with }

/// The keys of a place.
enum PlaceKey: String, CaseIterable { case title, walks }

/// The keys of a production in the house.
enum JobKey: String, CaseIterable { case title, client }

/// The keys that every element has; all others are parameters of its kind.
enum ElementKey: String, CaseIterable { case kind, title, place, rack, set }

/// The keys of a cable.
enum CableKey: String, CaseIterable { case kind, length, from, to, reaches, set }

/// The keys that every check has; all others are arguments of its kind.
enum CheckKey: String, CaseIterable {
    case check, title
    case person = "for"
}

/// The keys of a price that isn't only a time.
enum PriceKey: String, CaseIterable { case time, pounds }
