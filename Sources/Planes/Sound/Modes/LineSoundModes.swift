import Plant

/// What goes wrong with lines, jackfields and trunks.
enum LineSoundModes {
    typealias Parts = SoundModeParts
    static let modes: [FaultMode] = [legOpen, crossed, open, trunk, trunkChannels, leadOpen]

    private static let cables = ["audio-balanced", "aes-110"]

    /// A17: half the voltage, and hum.
    private static let legOpen = line(
        "balanced-leg-open", "one leg of a balanced line open", .oneOpen, analogueOnly: true,
        [
            LookAlike("sound-line-open", by: "nothing at all comes through there"),
            LookAlike("fader-down", by: "hum comes with the line, not with the fader"),
        ])

    /// A01, in a lead.
    private static let crossed = line(
        "balanced-legs-crossed", "legs of a balanced line crossed", .crossed, analogueOnly: true,
        [LookAlike("track-polarity-reversed", by: "measure before and behind the line")])

    private static let open = line(
        "sound-line-open", "sound line with nothing on it", .open, analogueOnly: false,
        [
            LookAlike("converters-dead", by: "measure at the source's own connector"),
            LookAlike("balanced-leg-open", by: "half the level and hum come through there"),
        ])

    /// Whether the nominal condition carries analogue sound over a cable or a position.
    private static func isAnalogue(_ plant: Plant, _ element: ElementID, port: Int?) -> Bool {
        let ends =
            plant.layout.cables.first { $0.element == element }?.ends.map {
                Int(plant.nominal[$0.index])
            } ?? []
        let ports = port.map { [$0] } ?? ends
        return ports.contains { index in
            guard plant.layout.ports.indices.contains(index) else { return false }
            let name = plant.layout.ports[index].name
            if name.hasPrefix("line-") { return true }
            guard let behind = plant.farEnd(of: PortID(index)) else { return false }
            return plant.layout.ports[behind.index].name.hasPrefix("line-")
        }
    }

    private static func line(
        _ name: String, _ title: String, _ legs: SoundLine.Legs, analogueOnly: Bool,
        _ lookAlikes: [LookAlike]
    ) -> FaultMode {
        FaultMode(
            name: name, title: title, plane: SoundPlane.name,
            elementKinds: cables + [AudioJackfieldKind.name],
            classes: [
                ParameterClass(
                    "line", "the cable, or the wiring behind a position of a jackfield",
                    FaultParameters(["at": "legs"]))
            ], band: .yearly, repairs: ["replace", "swap", "patch"], hazards: [.interruption],
            lookAlikes: lookAlikes, ksbs: Parts.lineCodes,
            inject: { plant, element, parameters throws(ActionRefusal) in
                [try Parts.edit(plant, element, try parameters.word("at"), legs.rawValue)]
            },
            places: { plant, element, parameterClass in
                if plant.kind(of: element).name != AudioJackfieldKind.name {
                    guard plant.joins(element),
                        !analogueOnly || isAnalogue(plant, element, port: nil)
                    else { return [] }
                    return [parameterClass.representative]
                }
                let first = plant.layout.elements[element.index].ports.lowerBound
                let cabled = plant.cabledPorts(element)
                // Behind an input, and only where something listens at the output beside it.
                return cabled.filter { port in
                    (port - first) % AudioJackfieldKind.portsPerPosition == 0
                        && cabled.contains(port + 1)
                        && (!analogueOnly || isAnalogue(plant, element, port: port))
                }
                .map { port in
                    let position = (port - first) / AudioJackfieldKind.portsPerPosition + 1
                    return parameterClass.representative.setting("at", "legs-\(position)")
                }
            })
    }

    private static let trunk = Parts.setting(
        "madi-driver-dead", "no trunk from a MADI interface", on: [MADIBoxKind.name],
        slot: "driver", classes: [("dead", "nothing on the trunk", "dead")], band: .yearly,
        repairs: ["replace", "swap"], hazards: [.interruption], ksbs: Parts.lineCodes,
        places: { plant, element, _ in Parts.isCabled(plant, element, "madi-out") })

    private static let trunkChannels = Parts.setting(
        "madi-channels-shifted", "channels of a trunk taken from another place",
        on: [MADIBoxKind.name], slot: "first",
        classes: [("one-pair", "each output has what belongs to the next", "2")], band: .yearly,
        ksbs: Parts.lineCodes,
        places: { plant, element, _ in Parts.isCabled(plant, element, "madi-in") })

    private static let leadOpen = Parts.setting(
        "flow-lead-open", "network lead of sound equipment without contact", on: ["flow-lead"],
        slot: "pairs", classes: [("open", "no link", "open")], band: .yearly,
        repairs: ["replace", "swap"], hazards: [.interruption], ksbs: Parts.networkCodes,
        places: { plant, element, _ in plant.joins(element) })
}

extension Plant {
    /// The port at the other end of the cable that is nominally in a port; nil where there is none.
    func farEnd(of port: PortID) -> PortID? {
        for cable in layout.cables {
            for end in 0...1 where nominal[cable.ends[end].index] == Int64(port.rawValue) {
                let far = nominal[cable.ends[1 - end].index]
                return far >= 0 ? PortID(Int(far)) : nil
            }
        }
        return nil
    }
}
