/// The part of compiling that refuses what no plant can be made of, whatever its kinds are.
extension PlantCompiler {
    /// Names that can be written in a path, jobs of their own names, times and prices that can be.
    func checkInventory() throws(PlantProblem) {
        let named =
            inventory.places.map { ("places", "place", $0.id) }
            + inventory.elements.map { ("elements", "element", $0.id) }
            + inventory.cables.map { ("cables", "cable", $0.id) }
        for (section, noun, id) in named {
            try checkName(id, subject: [section, id], noun: noun)
        }
        var jobs: Set<String> = []
        for job in inventory.jobs where !jobs.insert(job.id).inserted {
            throw PlantProblem(
                subject: ["jobs", job.id], what: "a second job `\(job.id)`",
                expected: "a name of its own for each job")
        }
        for place in inventory.places {
            for walk in place.walks where walk.seconds < 0 {
                throw PlantProblem(
                    subject: ["places", place.id, "walks"],
                    what: "the walk from `\(place.id)` to `\(walk.place)` takes "
                        + "\(walk.seconds) s", expected: "0 s or more")
            }
        }
        for price in inventory.prices where price.seconds < 0 || price.pounds < 0 {
            throw PlantProblem(
                subject: ["prices", price.action],
                what: "`\(price.action)` costs "
                    + (price.seconds < 0 ? "\(price.seconds) s" : "\(price.pounds) pounds"),
                expected: "0 or more")
        }
    }

    private func checkName(_ id: String, subject: [String], noun: String) throws(PlantProblem) {
        if id.isEmpty {
            throw PlantProblem(
                subject: subject, what: "the name of \(noun == "element" ? "an" : "a") \(noun) "
                    + "is empty", expected: "a name")
        }
        if id.contains(".") {
            throw PlantProblem(
                subject: subject, what: "the name `\(id)` has a dot in it",
                expected: "a name without one: in `element.port` it ends the name", given: id)
        }
    }

    /// Refuses a kind that gives two ports or two slots of one element the same name.
    func checkOwnNames(_ declarer: ElementDeclarer, section: String) throws(PlantProblem) {
        let declaration = declarer.declaration
        for (noun, names) in [
            ("port", declarer.ports.map(\.name)), ("slot", declarer.slots.map(\.name)),
        ] {
            var seen: Set<String> = []
            for name in names where !seen.insert(name).inserted {
                throw PlantProblem(
                    subject: [section, declaration.id],
                    what: "the kind `\(declaration.kind)` gives `\(declaration.id)` a second "
                        + "\(noun) `\(name)`",
                    expected: "a name of its own for each \(noun) of an element")
            }
        }
    }

    /// Refuses a cable whose two plugs are in connectors that aren't alike, or which joins two
    /// outputs or two inputs. A loose end is in nothing; a two-way port takes either.
    func checkEnds(of cable: CableDeclaration) throws(PlantProblem) {
        guard let from = layout.port(named: cable.from), let to = layout.port(named: cable.to)
        else { return }
        let (start, end) = (layout.ports[from.index], layout.ports[to.index])
        let subject = ["cables", cable.id, "to"]
        let candidates = layout.elements[end.element.index].ports
            .filter {
                layout.ports[$0].connector == start.connector
                    && !PlantCompiler.isSameWay(layout.ports[$0], start)
            }
            .map { layout.path(of: PortID($0)) }
        guard start.connector == end.connector else {
            throw PlantProblem(
                subject: subject,
                what: "`\(cable.id)` joins unlike connectors: `\(cable.from)` is "
                    + "`\(start.connector.name)`, `\(cable.to)` is `\(end.connector.name)`",
                expected: "a port with `\(start.connector.name)`", given: cable.to,
                candidates: candidates)
        }
        guard !PlantCompiler.isSameWay(start, end) else {
            throw PlantProblem(
                subject: subject,
                what: "`\(cable.id)` joins two \(start.direction.rawValue)s, `\(cable.from)` and "
                    + "`\(cable.to)`", expected: "an output at one end and an input at the other",
                given: cable.to, candidates: candidates)
        }
    }

    /// Whether two ports are both outputs or both inputs.
    private static func isSameWay(_ a: PortRecord, _ b: PortRecord) -> Bool {
        a.direction == b.direction && a.direction != .both
    }
}
