package import Plant

/// Monitors, the light of their rooms, and the instruments that measure them.
package enum DisplayPlane {
    /// The plane's name on its kinds, probes and modes.
    static let planeName = "display"

    /// All that the plane contributes.
    package static let registry: Registry = {
        var registry = Registry()
        registry.kinds = [
            monitorKind, roomLightKind, colorimeterKind, projectorKind, lutBoxKind,
            spotMeterKind,
        ]
        registry.checks = [
            displayToSpec, monitorReady, monitorShows, viewingLight,
            instrumentTrue, projectionToSpec, displaysMatch, looksAlike, holdsPeak,
            pictureOnTime,
        ]
        registry.probes = [
            colorimeterProbe, profileProbe, sideBySideProbe, luxMeterProbe, spotMeterProbe,
            windowsProbe, pictureDelayProbe, surroundProbe,
        ]
        registry.procedures = [calibrateProcedure, trimProcedure]
        registry.modes =
            presetModes + panelModes + [roomLightUp, colorimeterWrongMatrix] + menuModes + ageModes
        registry.extensionMakers = [
            PlantExtensionMaker(name: DisplayMap.extensionName) { DisplayMap($0) }
        ]
        return registry
    }()
}
