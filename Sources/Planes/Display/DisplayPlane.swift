package import Plant

/// Monitors, the light of their rooms, and the instruments that measure them.
package enum DisplayPlane {
    /// The plane's name on its kinds, probes and modes.
    static let planeName = "display"

    /// All that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [monitorKind, roomLightKind, colorimeterKind]
        registry.checks = [
            displayToSpec, monitorReady, monitorShows, viewingLight,
            instrumentTrue,
        ]
        registry.probes = [colorimeterProbe, profileProbe, sideBySideProbe, luxMeterProbe]
        registry.procedures = [calibrateProcedure, trimProcedure]
        registry.modes =
            presetModes + panelModes + [roomLightUp, colorimeterWrongMatrix]
        registry.extensionMakers = [
            PlantExtensionMaker(name: DisplayMap.extensionName) { DisplayMap($0) }
        ]
        return registry
    }()
}
