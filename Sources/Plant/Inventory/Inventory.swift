/// A facility as its authors wrote it: places, elements, cables, people, papers and what is owed.
///
/// It is plain data with names for identities. `PlantCompiler` turns it into dense ids and a graph.
package struct Inventory: Hashable, Sendable {
    /// The facility's name in commands and files, kebab case.
    package var id: String
    package var title: String
    package var places: [PlaceDeclaration] = []
    /// The productions in the house; each is a content `job/ID` of the plant's symbols.
    package var jobs: [JobDeclaration] = []
    package var elements: [ElementDeclaration] = []
    package var cables: [CableDeclaration] = []
    package var services: [CheckDeclaration] = []
    package var invariants: [CheckDeclaration] = []
    package var expectations: [CheckDeclaration] = []
    /// What things cost here; an action that isn't listed has its kind's own price.
    package var prices: [PriceDeclaration] = []

    /// An empty facility: no places, nothing in them, nothing owed.
    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

/// A room or part of a building, and how long it takes to walk to its neighbours.
package struct PlaceDeclaration: Hashable, Sendable {
    package var id: String
    package var title: String
    package var walks: [WalkDeclaration]

    package init(id: String, title: String, walks: [WalkDeclaration] = []) {
        self.id = id
        self.title = title
        self.walks = walks
    }
}

/// How long it takes to walk to another place, and back.
package struct WalkDeclaration: Hashable, Sendable {
    package var place: String
    package var seconds: Int64

    package init(to place: String, seconds: Int64) {
        self.place = place
        self.seconds = seconds
    }
}

/// A production that the house works on.
package struct JobDeclaration: Hashable, Sendable {
    /// A number or short name (`214`).
    package var id: String
    package var title: String
    /// The company whose material it is.
    package var client: String

    package init(id: String, title: String, client: String) {
        self.id = id
        self.title = title
        self.client = client
    }

    /// The symbol of its programme.
    package var symbol: String { "job/" + id }
}

/// One piece of equipment, person or document.
package struct ElementDeclaration: Hashable, Sendable {
    package var id: String
    package var kind: String
    package var title: String
    package var place: String
    /// The rack and height unit where it is mounted (`mr-1/24`), or empty.
    package var rack: String
    /// Facts of construction that no fault changes: sizes, models, addresses on the type plate.
    package var parameters: [NamedValue]
    /// Nominal values of its slots where they aren't the kind's own.
    package var settings: [NamedValue]

    /// A declaration as a file gives it; an element without a title is called by its id.
    package init(
        id: String, kind: String, title: String = "", place: String, rack: String = "",
        parameters: [NamedValue] = [], settings: [NamedValue] = []
    ) {
        self.id = id
        self.kind = kind
        self.title = title.isEmpty ? id : title
        self.place = place
        self.rack = rack
        self.parameters = parameters
        self.settings = settings
    }
}

/// A cable between two ports, as the cable schedule has it.
package struct CableDeclaration: Hashable, Sendable {
    package var id: String
    package var kind: String
    package var lengthMillimetres: Int64
    /// `element.port`, or empty for an end that hangs loose.
    package var from: String
    package var to: String
    /// Further ports that its ends reach (`element.port`, or `element` for all that fit).
    package var reaches: [String]
    package var settings: [NamedValue]

    package init(
        id: String, kind: String, lengthMillimetres: Int64, from: String, to: String,
        reaches: [String] = [], settings: [NamedValue] = []
    ) {
        self.id = id
        self.kind = kind
        self.lengthMillimetres = lengthMillimetres
        self.from = from
        self.to = to
        self.reaches = reaches
        self.settings = settings
    }
}

/// A service, an invariant or an expectation: a check of a registered kind on given arguments.
package struct CheckDeclaration: Hashable, Sendable {
    package var id: String
    package var title: String
    /// The check's kind, as registered by a plane.
    package var kind: String
    /// Whose it is: the person to whom the service is owed or who expects it; empty for the house.
    package var person: String
    package var arguments: [NamedValue]

    package init(
        id: String, title: String, kind: String, person: String = "", arguments: [NamedValue] = []
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.person = person
        self.arguments = arguments
    }
}

/// What an action costs at this facility.
package struct PriceDeclaration: Hashable, Sendable {
    /// A probe's or procedure's name.
    package var action: String
    package var seconds: Int64
    /// The money that a part or a call-out costs, in whole pounds.
    package var pounds: Int64

    package init(action: String, seconds: Int64, pounds: Int64 = 0) {
        self.action = action
        self.seconds = seconds
        self.pounds = pounds
    }
}

/// A name and what an author gave for it.
package struct NamedValue: Hashable, Sendable {
    package var name: String
    package var value: DeclaredValue

    package init(_ name: String, _ value: DeclaredValue) {
        self.name = name
        self.value = value
    }
}

/// A value in an inventory, as it was written.
///
/// A `word` is any scalar: a choice, a name, a whole number in the unit that the parameter or slot
/// counts in. Whoever declares the parameter or slot gives it its type.
package indirect enum DeclaredValue: Hashable, Sendable {
    case word(String)
    case list([DeclaredValue])
    case mapping([NamedValue])

    /// The scalar, or nil for a list or a mapping.
    package var word: String? {
        if case .word(let text) = self { text } else { nil }
    }
}
