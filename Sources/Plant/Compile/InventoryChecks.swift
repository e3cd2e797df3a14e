/// The part of compiling that refuses what no plant can be made of, whatever its kinds are.
extension PlantCompiler {
    /// Names that can be written in a path, jobs of their own names, times and prices that can be.
    func checkInventory() throws(PlantProblem) {
        let named =
            inventory.places.map { ("places", "a place", $0.id) }
            + inventory.elements.map { ("elements", "an element", $0.id) }
            + inventory.cables.map { ("cables", "a cable", $0.id) }
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
                subject: subject, what: "the name of \(noun) is empty", expected: "a name")
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

    /// Refuses a cable with an end in a port for which its kind has no plug, or which joins two
    /// outputs or two inputs. A loose end is in nothing; a two-way port takes either.
    ///
    /// The plugs at its two ends needn't be alike: a cord from a video jack to a BNC is an ordinary
    /// thing.
    func checkEnds(of cable: CableDeclaration) throws(PlantProblem) {
        let plugs = registry.kind(named: cable.kind)?.plugs ?? []
        for (key, path) in [("from", cable.from), ("to", cable.to)] {
            guard let port = layout.port(named: path), !plugs.isEmpty else { continue }
            let connector = layout.ports[port.index].connector
            if plugs.contains(connector) { continue }
            throw PlantProblem(
                subject: ["cables", cable.id, key],
                what: "`\(cable.kind)` has no plug for `\(path)`, which is `\(connector.name)`",
                expected: "a port with "
                    + plugs.map { "`\($0.name)`" }.joined(separator: " or "), given: path,
                candidates: portsBeside(port) { plugs.contains($0.connector) })
        }
        guard let from = layout.port(named: cable.from), let to = layout.port(named: cable.to),
            isSameWay(layout.ports[from.index], layout.ports[to.index])
        else { return }
        let direction = layout.ports[from.index].direction
        throw PlantProblem(
            subject: ["cables", cable.id, "to"],
            what: "`\(cable.id)` joins two \(direction.rawValue)s, `\(cable.from)` and "
                + "`\(cable.to)`", expected: "an output at one end and an input at the other",
            given: cable.to,
            candidates: portsBeside(to) { port in
                port.connector == layout.ports[to.index].connector
                    && !isSameWay(port, layout.ports[from.index])
            })
    }

    /// The ports of the same element that would do, as one writes them.
    private func portsBeside(_ port: PortID, where fits: (PortRecord) -> Bool) -> [String] {
        layout.elements[layout.ports[port.index].element.index].ports
            .filter { fits(layout.ports[$0]) }
            .map { layout.path(of: PortID($0)) }
    }

    /// Whether two ports are both outputs or both inputs.
    private func isSameWay(_ a: PortRecord, _ b: PortRecord) -> Bool {
        a.direction == b.direction && a.direction != .both
    }
}
