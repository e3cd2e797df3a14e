package import Plant

/// What the plane knows of one plant besides its nodes: receivers, routers, jackfields, flows.
///
/// Made once for each compiled plant, from the parameters in its inventory.
package struct PictureModel: Sendable {
    /// A router of the plant.
    struct Router: Sendable {
        let element: ElementID
        let plan: RouterPlan
        let layout: RouterLayout
    }

    /// A jackfield of the plant.
    struct Jackfield: Sendable {
        let element: ElementID
        let normalling: JackfieldKind.Normalling
        let portsPerPosition: Int
    }

    let routers: [Router]
    /// The flows of gateways and the links that they share.
    let fabric: FlowFabric
    private let jackfields: [Jackfield]
    /// By element; those of the inventory's elements only.
    private let receivers: [SDIReceiver]

    /// An element of the inventory, as something whose parameters can be read.
    private struct Declared: ParameterReading {
        let declaration: ElementDeclaration
    }

    init(_ plant: Plant) {
        var routers: [Router] = []
        var jackfields: [Jackfield] = []
        var receivers: [SDIReceiver] = []
        for (index, declaration) in plant.inventory.elements.enumerated() {
            let element = ElementID(index)
            let declared = Declared(declaration: declaration)
            receivers.append((try? SDIReceiver(of: declared)) ?? .portable)
            let kind = plant.kind(of: element).name
            if kind == SDIRouterKind.name, let plan = try? RouterPlan(of: declared) {
                routers.append(
                    Router(element: element, plan: plan, layout: RouterLayout(plan)))
            }
            if kind == JackfieldKind.name,
                let normalling = try? JackfieldKind.Normalling(of: declared),
                let hasMonitors = try? JackfieldKind.hasMonitorRow(declared)
            {
                jackfields.append(
                    Jackfield(
                        element: element, normalling: normalling,
                        portsPerPosition: hasMonitors ? 5 : 4))
            }
        }
        self.routers = routers
        fabric = FlowFabric(plant.layout)
        self.jackfields = jackfields
        self.receivers = receivers
    }

    /// The receiver behind an input port, as its element's parameters describe it.
    package func receiver(of port: PortID, in plant: Plant) -> SDIReceiver {
        let owner = plant.layout.ports[port.index].element.index
        return receivers.indices.contains(owner) ? receivers[owner] : .portable
    }

    func router(_ element: ElementID) -> Router? { routers.first { $0.element == element } }
    func jackfield(_ element: ElementID) -> Jackfield? {
        jackfields.first { $0.element == element }
    }

    static let maker = PlantExtensionMaker(name: PicturePlane.name) { PictureModel($0) }
}

extension Plant {
    /// What the picture plane knows of this plant.
    package var pictureModel: PictureModel {
        planeExtension(PicturePlane.name) as? PictureModel ?? PictureModel(self)
    }
}
