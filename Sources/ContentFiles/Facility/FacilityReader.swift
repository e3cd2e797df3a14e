import Plant

/// Turns the tree of a facility file, its templates expanded, into an inventory.
enum FacilityReader {
    static func read(_ value: ContentValue) throws(ContentProblem) -> Inventory {
        let file = try value.mapping(FacilityKey.self, called: "facility")
        var inventory = Inventory(
            id: try file.required(.facility).identifier(),
            title: try file.required(.title).text())
        inventory.places = try entries(of: file.required(.places), "places", place)
        inventory.jobs = try entries(of: file.optional(.jobs), "jobs", job)
        inventory.elements = try entries(of: file.required(.elements), "elements", element)
        inventory.cables = try entries(of: file.optional(.cables), "cables", cable)
        inventory.services = try entries(of: file.optional(.services), "services", check)
        inventory.invariants = try entries(of: file.optional(.invariants), "invariants", check)
        inventory.expectations = try entries(
            of: file.optional(.expectations), "expectations", check)
        inventory.prices = try entries(of: file.optional(.prices), "prices", price)
        return inventory
    }

    private static func entries<Item>(
        of section: ContentValue?, _ called: String,
        _ read: (_ id: String, ContentValue) throws(ContentProblem) -> Item
    ) throws(ContentProblem) -> [Item] {
        var items: [Item] = []
        for entry in try section?.namedEntries(called: called) ?? [] {
            items.append(try read(try entry.name.identifier(), entry.value))
        }
        return items
    }

    // MARK: Entries

    private static func place(
        _ id: String, _ value: ContentValue
    ) throws(ContentProblem) -> PlaceDeclaration {
        let place = try value.mapping(PlaceKey.self, called: id)
        var walks: [WalkDeclaration] = []
        for walk in try place.optional(.walks)?.namedEntries(called: "walks") ?? [] {
            walks.append(
                WalkDeclaration(
                    to: try walk.name.identifier(), seconds: try walk.value.seconds()))
        }
        return PlaceDeclaration(id: id, title: try place.required(.title).text(), walks: walks)
    }

    private static func job(
        _ id: String, _ value: ContentValue
    ) throws(ContentProblem) -> JobDeclaration {
        let job = try value.mapping(JobKey.self, called: id)
        return JobDeclaration(
            id: id, title: try job.required(.title).text(),
            client: try job.required(.client).text())
    }

    private static func element(
        _ id: String, _ value: ContentValue
    ) throws(ContentProblem) -> ElementDeclaration {
        let element = try OpenMapping(value, keys: ElementKey.self, called: id)
        return ElementDeclaration(
            id: id, kind: try element.required(.kind).text(),
            title: try element.optional(.title)?.text() ?? "",
            place: try element.required(.place).text(),
            rack: try rack(element.optional(.rack)),
            parameters: try element.others(),
            settings: try settings(element.optional(.set)))
    }

    private static func cable(
        _ id: String, _ value: ContentValue
    ) throws(ContentProblem) -> CableDeclaration {
        let cable = try value.mapping(CableKey.self, called: id)
        var reaches: [String] = []
        for port in try cable.optional(.reaches)?.list() ?? [] { reaches.append(try port.text()) }
        return CableDeclaration(
            id: id, kind: try cable.required(.kind).text(),
            lengthMillimetres: try cable.required(.length)
                .quantity(in: .millimetres, cableLengths),
            from: try end(cable.optional(.from)), to: try end(cable.optional(.to)),
            reaches: reaches, settings: try settings(cable.optional(.set)))
    }

    private static func check(
        _ id: String, _ value: ContentValue
    ) throws(ContentProblem) -> CheckDeclaration {
        let check = try OpenMapping(value, keys: CheckKey.self, called: id)
        return CheckDeclaration(
            id: id, title: try check.required(.title).text(),
            kind: try check.required(.check).text(),
            person: try check.optional(.person)?.text() ?? "",
            arguments: try check.others())
    }

    private static func price(
        _ action: String, _ value: ContentValue
    ) throws(ContentProblem) -> PriceDeclaration {
        guard value.isMapping else {
            return PriceDeclaration(action: action, seconds: try value.seconds())
        }
        let price = try value.mapping(PriceKey.self, called: action)
        return PriceDeclaration(
            action: action, seconds: try price.required(.time).seconds(),
            pounds: try price.optional(.pounds)?.integer(in: 0...1_000_000) ?? 0)
    }

    // MARK: Values

    /// 1 cm to 10 km: from a jumper to the longest fibre between two buildings.
    private static let cableLengths: ClosedRange<Int64> = 10...10_000_000

    /// The highest unit of a rack; the tallest that are sold have 58.
    private static let highestRackUnit: Int64 = 60

    private static func settings(_ value: ContentValue?) throws(ContentProblem) -> [NamedValue] {
        try value?.namedValues(called: "set") ?? []
    }

    /// `element.port`; empty where nothing or `none` is written.
    private static func end(_ value: ContentValue?) throws(ContentProblem) -> String {
        guard let text = try value?.text(), text != "none" else { return "" }
        return text
    }

    /// `mr-1/24`: a rack's name and the unit at which the device's bottom stands.
    private static func rack(_ value: ContentValue?) throws(ContentProblem) -> String {
        guard let value else { return "" }
        let text = try value.text()
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let unit = Int64(parts[1]),
            String(unit) == parts[1], (1...highestRackUnit).contains(unit)
        else { throw value.mismatch(expected: "a rack and a unit, such as `mr-1/24`") }
        return text
    }
}
