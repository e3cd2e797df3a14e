import Plant
import Signals

/// What a host has beside its network.
struct ComputingMachine: Sendable {
    struct Software: Sendable {
        var name: String
        var versions: [String]
        var slot: SlotID
    }
    struct Unit: Sendable {
        var name: String
        var boot: SlotID
        /// The network's slot of the service.
        var state: SlotID?
    }
    struct Job: Sendable {
        var name: String
        var minutes: Int64
        var rate: Int64
        var volume: ElementID?
        var start: SlotID
        var isRunning: LatchID
    }
    struct Playback: Sendable {
        var share: String
        var frameRate: Int64
        var streams: SlotID
        var codec: SlotID
        var folderReads: SlotID
        var renames: SlotID
    }

    var element: ElementID
    var user: String
    var software: [Software] = []
    var units: [Unit] = []
    var processes: [String] = []
    var busy: SlotID?
    var jobs: [Job] = []
    var nextLook: LatchID?
    var playback: Playback?
}

/// An array of disks.
struct DiskArray: Sendable {
    var element: ElementID
    var host: ElementID
    var level: RedundantArray.Level
    var diskBytes: Int64
    var diskRate: Int64
    var rebuildRate: Int64
    var disks: [SlotID]
    var rebuilding: SlotID
    var began: SlotID
    var priority: SlotID
    var rebuilt: LatchID
    var nextLook: LatchID

    /// How long a disk takes to be filled, in seconds.
    var rebuildSeconds: Int64 {
        RedundantArray.rebuildSeconds(diskBytes: diskBytes, bytesPerSecond: rebuildRate)
    }
}

/// A file system with its sharing. Sizes in GB, files in thousands.
struct SharedVolume: Sendable {
    var element: ElementID
    var array: ElementID
    var host: ElementID
    var directory: ElementID?
    var mount: String
    var share: String
    var folder: String
    var size: Int64
    var reserve: Int64
    var inodes: Int64
    var metadataRate: Int64
    var groups: [String]
    var editors: [String]
    var slots: VolumeSlots
    var mounted: LatchID
    var grown: LatchID
    var nextLook: LatchID
}

/// The slots of a volume by name.
struct VolumeSlots: Sendable {
    var boot: SlotID
    var errors: SlotID
    var used: SlotID
    var inodesUsed: SlotID
    var groupUsed: SlotID
    var quota: SlotID
    var growth: SlotID
    var growthBegan: SlotID
    var renamed: SlotID
    var exported: SlotID
    var shareWritable: SlotID
    var shareGroup: SlotID
    var parentMode: SlotID
    var folderMode: SlotID
    var folderGroup: SlotID
    var fileMode: SlotID
    var mask: SlotID
    var createMask: SlotID
    var lockBy: SlotID
}

/// A directory of accounts.
struct AccountDirectory: Sendable {
    struct User: Sendable {
        var name: String
        var state: SlotID
        /// By group of the directory.
        var membership: [SlotID]
        var session: [LatchID]
        var isGone: Bool
        /// A made-up number of the account, from 1001.
        var number: Int64
    }
    var element: ElementID
    var host: ElementID
    var port: Int64
    var groups: [String]
    var users: [User]
}

/// Licences of one maker.
struct LicencePool: Sendable {
    struct Feature: Sendable {
        var name: String
        var seats: Int64
        var users: [ElementID]
        var leaked: SlotID
        var days: SlotID
    }
    var element: ElementID
    var host: ElementID
    var vendor: String
    var port: Int64
    var vendorPort: Int64
    var fileFits: SlotID
    var clockBehind: SlotID
    var features: [Feature]
}

/// A configuration with what it manages.
struct ManagedConfiguration: Sendable {
    struct Entry: Sendable {
        var path: String
        var desired: SlotID
        var actual: SlotID
        var target: ElementID
    }
    var element: ElementID
    var host: ElementID
    var system: String
    var everyMinutes: Int64
    var runs: SlotID
    var entries: [Entry]
    var nextRun: LatchID
}

/// A tape drive with its changer.
struct TapeLibrary: Sendable {
    var element: ElementID
    var host: ElementID
    var volume: ElementID
    var generation: Int64
    var bytes: Int64
    var window: Int64
    var loaded: SlotID
    var archiving: SlotID
    var headDirty: SlotID
    var indexWritten: SlotID
}

/// A copy of a card.
struct RushesCopy: Sendable {
    var element: ElementID
    var host: ElementID
    var path: String
    var clips: [String]
    var flipped: SlotID
    var missing: SlotID
    var edited: SlotID
}

/// A render queue.
struct RenderManager: Sendable {
    struct Node: Sendable {
        var element: ElementID
        var name: String
        var enabled: SlotID
        var worker: SlotID
    }
    var element: ElementID
    var host: ElementID
    var nodes: [Node]
    var software: String
    var pool: ElementID?
    var feature: String
    var frames: Int64
    var frameSeconds: Int64
    var deadlineSeconds: Int64
}
