import Plant

/// A plant's programs, media, lists and files in flat tables, made once for each compiled plant.
///
/// It knows what belongs to what; it holds no state.
final class ApplicationsModel: Sendable {
    /// A program, with the media that its project uses and the card that it drives.
    struct Program: Sendable {
        var element: ElementID
        var host: ElementID
        /// The workstation's software that it is; empty where that isn't kept.
        var software: String
        var function: String
        var job: String
        var media: [ElementID]
        var share: String
        var folder: String
        var plugIns: [String]
        var fonts: [String]
        var codecs: [String]
        var delay: Int64
        var card: ElementID?

        /// Ordinals of what it has installed, and of its links, after those of every program.
        func plugIn(_ index: Int) -> Int { ApplicationKind.Slot.own + index }
        func font(_ index: Int) -> Int { plugIn(plugIns.count) + index }
        func codec(_ index: Int) -> Int { font(fonts.count) + index }
        func links(_ index: Int) -> Int { codec(codecs.count) + index }
    }

    /// A media set.
    struct Media: Sendable {
        var element: ElementID
        var description: MediaSetKind.Description
    }

    /// A card with its copies.
    struct Offload: Sendable {
        var element: ElementID
        var description: OffloadKind.Description
    }

    /// A list between two programs.
    struct Turnover: Sendable {
        var element: ElementID
        var description: TurnoverKind.Description
        var from: ElementID
        var to: ElementID
        var media: ElementID
        var sound: ElementID?
    }

    /// A specification.
    struct Spec: Sendable {
        var element: ElementID
        var description: DeliverySpecKind.Description
    }

    /// A programme file.
    struct Deliverable: Sendable {
        var element: ElementID
        var description: DeliverableKind.Description
        var program: ElementID
        var spec: ElementID
        var station: ElementID?
    }

    let programs: [Program]
    let media: [Media]
    let offloads: [Offload]
    let turnovers: [Turnover]
    let specs: [Spec]
    let deliverables: [Deliverable]

    init(_ plant: Plant) {
        var draft = ApplicationsDraft(plant)
        for (index, declaration) in plant.inventory.elements.enumerated() {
            draft.add(ElementID(index), CompiledParameters(declaration: declaration))
        }
        programs = draft.programs
        media = draft.media
        offloads = draft.offloads
        turnovers = draft.turnovers
        specs = draft.specs
        deliverables = draft.deliverables
    }

    /// The model of a plant whose registry has this plane.
    static func of(_ plant: Plant) -> ApplicationsModel {
        guard let model = plant.planeExtension(ApplicationsPlane.name) as? ApplicationsModel else {
            preconditionFailure("a plant whose registry has the plane of applications")
        }
        return model
    }

    func program(_ element: ElementID) -> Program? { programs.first { $0.element == element } }
    func media(_ element: ElementID) -> Media? { media.first { $0.element == element } }
    func offload(_ element: ElementID) -> Offload? { offloads.first { $0.element == element } }
    func turnover(_ element: ElementID) -> Turnover? { turnovers.first { $0.element == element } }
    func spec(_ element: ElementID) -> Spec? { specs.first { $0.element == element } }
    func deliverable(_ element: ElementID) -> Deliverable? {
        deliverables.first { $0.element == element }
    }
}

/// Collects them. What a kind has refused when the plant was compiled isn't met here; what isn't
/// there all the same is left out.
private struct ApplicationsDraft {
    let plant: Plant
    var programs: [ApplicationsModel.Program] = []
    var media: [ApplicationsModel.Media] = []
    var offloads: [ApplicationsModel.Offload] = []
    var turnovers: [ApplicationsModel.Turnover] = []
    var specs: [ApplicationsModel.Spec] = []
    var deliverables: [ApplicationsModel.Deliverable] = []

    init(_ plant: Plant) { self.plant = plant }

    private func named(_ name: String) -> ElementID? { plant.layout.element(named: name) }

    mutating func add(_ element: ElementID, _ source: CompiledParameters) {
        switch source.declaration.kind {
        case ApplicationKind.kindName: addProgram(element, source)
        case MediaSetKind.kindName:
            if let description = try? MediaSetKind.Description(source) {
                media.append(.init(element: element, description: description))
            }
        case OffloadKind.kindName:
            if let description = try? OffloadKind.Description(source) {
                offloads.append(.init(element: element, description: description))
            }
        case TurnoverKind.kindName: addTurnover(element, source)
        case DeliverySpecKind.kindName:
            if let description = try? DeliverySpecKind.Description(source) {
                specs.append(.init(element: element, description: description))
            }
        case DeliverableKind.kindName: addDeliverable(element, source)
        default: break
        }
    }

    private mutating func addProgram(_ element: ElementID, _ source: CompiledParameters) {
        guard let program = try? ApplicationKind.Description(source),
            let host = named(program.host)
        else { return }
        let id = source.declaration.id
        let card = plant.inventory.elements.first { other in
            other.kind == VideoCardKind.name
                && other.parameters.contains {
                    $0.name == VideoCardKind.drivenBy && $0.value.word == id
                }
        }
        programs.append(
            ApplicationsModel.Program(
                element: element, host: host, software: program.program,
                function: program.function, job: program.job,
                media: program.media.compactMap { named($0) }, share: program.share,
                folder: program.folder, plugIns: program.plugIns, fonts: program.fonts,
                codecs: program.codecs, delay: program.delay,
                card: card.flatMap { named($0.id) }))
    }

    private mutating func addTurnover(_ element: ElementID, _ source: CompiledParameters) {
        guard let list = try? TurnoverKind.Description(source), let from = named(list.from),
            let to = named(list.to), let media = named(list.media)
        else { return }
        turnovers.append(
            ApplicationsModel.Turnover(
                element: element, description: list, from: from, to: to, media: media,
                sound: named(list.sound)))
    }

    private mutating func addDeliverable(_ element: ElementID, _ source: CompiledParameters) {
        guard let file = try? DeliverableKind.Description(source),
            let program = named(file.application), let spec = named(file.spec)
        else { return }
        deliverables.append(
            ApplicationsModel.Deliverable(
                element: element, description: file, program: program, spec: spec,
                station: named(file.station)))
    }
}
