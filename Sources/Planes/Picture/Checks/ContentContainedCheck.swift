import Plant

/// Confidential programmes are seen only where they may be.
///
/// Every screen of the display plane is looked at, in every place: the input that it shows, while
/// it has power. A job that the declaration doesn't name may be seen nowhere.
enum ContentContainedCheck {
    static let kind = CheckKind(
        name: "content-contained", title: "programmes seen only where they may be",
        plane: PicturePlane.name,
        parameters: [
            ParameterSchema("jobs", "job: [places where it may be seen]", required: true),
            ParameterSchema("screens", "screens to look at; all where it isn't given"),
        ]
    ) { maker throws(PlantProblem) in
        let allowed = try allowances(maker)
        var screens: [ElementID]?
        if case .list(let items)? = maker.argument("screens") {
            var named: [ElementID] = []
            for item in items {
                guard let word = item.word, let element = maker.layout.element(named: word) else {
                    throw PlantProblem(
                        subject: ["invariants", maker.declaration.id, "screens"],
                        what: "unknown element `\(item.word ?? "")`", given: item.word ?? "",
                        candidates: maker.layout.elements.map(\.id))
                }
                named.append(element)
            }
            screens = named
        }
        let wanted = screens
        return { simulation in
            check(simulation, wanted ?? allScreens(simulation.plant), allowed)
        }
    }

    private struct Allowance: Sendable {
        let content: String
        let places: [PlaceID]
    }

    private static func allowances(_ maker: CheckMaker) throws(PlantProblem) -> [Allowance] {
        guard case .mapping(let entries)? = maker.argument("jobs") else {
            throw maker.problem(
                "jobs", "`jobs` isn't a mapping", expected: "job: [place, …]")
        }
        var result: [Allowance] = []
        for entry in entries {
            guard case .list(let items) = entry.value else {
                throw maker.problem(
                    "jobs", "the places of job `\(entry.name)` aren't a list",
                    expected: "[place, …]")
            }
            var places: [PlaceID] = []
            for item in items {
                guard let word = item.word, let place = maker.layout.place(named: word) else {
                    throw PlantProblem(
                        subject: ["invariants", maker.declaration.id, "jobs"],
                        what: "unknown place `\(item.word ?? "")`", given: item.word ?? "",
                        candidates: maker.layout.places.map(\.id))
                }
                places.append(place)
            }
            let content = entry.name.contains("/") ? entry.name : "job/" + entry.name
            result.append(Allowance(content: content, places: places))
        }
        return result
    }

    private static func allScreens(_ plant: Plant) -> [ElementID] {
        plant.layout.elements.indices.map { ElementID($0) }
            .filter { plant.kind(of: $0).plane == "display" }
    }

    private static func check(
        _ simulation: Simulation, _ screens: [ElementID], _ allowed: [Allowance]
    ) -> CheckResult {
        let layout = simulation.plant.layout
        var reading = Reading(
            kind: "content-contained", point: "", columns: ["screen", "place", "content"])
        for screen in screens {
            let place = layout.elements[screen.index].place
            for port in shownInputs(simulation, screen) {
                for content in contents(simulation, PictureAt(simulation, port))
                where PictureContent.isProgramme(content) {
                    let mayBeSeen = allowed.contains {
                        $0.content == content && $0.places.contains(place)
                    }
                    if mayBeSeen { continue }
                    reading.rows.append([
                        .text(layout.elements[screen.index].id),
                        .text(layout.places[place.index].id), .text(content),
                    ])
                }
            }
        }
        return CheckResult(holds: reading.rows.isEmpty, reading: reading)
    }

    /// What can be seen in a picture: its content, or that of each tile of a multiviewer.
    private static func contents(_ simulation: Simulation, _ found: PictureAt) -> [String] {
        guard found.recovery.state == .locked else { return [] }
        guard PictureContent.isMultiview(found.content) else { return [found.content] }
        let chain = simulation.words(ofList: found.recovery.signal.chain)
        return MultiviewerKind.tiles(chain).filter(\.hasPicture)
            .map { simulation.text(ofSymbol: $0.content) }
    }

    /// The inputs that a screen shows: the one that its setting `input` names, where it has one.
    private static func shownInputs(_ simulation: Simulation, _ screen: ElementID) -> [PortID] {
        let layout = simulation.plant.layout
        if let power = layout.slot(screen, named: "power"), simulation.slot(power) == 0 {
            return []
        }
        let inputs = layout.elements[screen.index].ports
            .filter {
                layout.ports[$0].direction == .input
                    && layout.ports[$0].connector == PicturePlane.bnc
            }
            .map { PortID($0) }
        guard let slot = layout.slot(screen, named: "input"),
            case .choice(let names) = layout.slots[slot.index].domain,
            names.indices.contains(Int(simulation.slot(slot)))
        else { return inputs }
        let name = names[Int(simulation.slot(slot))]
        return inputs.filter { layout.ports[$0.index].name == name }
    }
}
